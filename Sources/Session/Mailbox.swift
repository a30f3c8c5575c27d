import Dashboard
import Learning

/// What worker queues have to say to the main thread, until it has time to listen.
///
/// Events stay in order and are never lost. Progress and models are latest-wins: of progress one a
/// sixteenth of an epoch is kept, enough for the chart, and of models the newest, so that a main thread
/// that is behind has little to catch up on however fast training is.
final class Mailbox: Sendable {
  private struct Contents: Sendable {
    var messages: [Message] = []
    var model: TrainedModel?
  }

  private let contents = Guarded(Contents())
  /// Called after each post, on the posting thread.
  private let wake: @Sendable () -> Void

  init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

  func post(_ message: Message) {
    contents.withLock { contents in
      if case .model(let model) = message {
        contents.model = model
      } else if let last = contents.messages.last, message.supersedes(last) {
        contents.messages[contents.messages.count - 1] = message
      } else {
        contents.messages.append(message)
      }
    }
    wake()
  }

  /// Takes everything out, oldest first, the newest model last.
  func drain() -> [Message] {
    let taken = contents.withLock { contents in
      defer { contents = Contents() }
      return contents
    }
    return taken.messages + (taken.model.map { [.model($0)] } ?? [])
  }
}

extension Message {
  /// Whether the message before, not yet read, says nothing that this one doesn't.
  fileprivate func supersedes(_ previous: Message) -> Bool {
    switch (self, previous) {
    case (.loading, .loading): true
    case (.training(let run, .progress(let new)), .training(let otherRun, .progress(let old))):
      run == otherRun && new.epoch == old.epoch && new.sixteenth == old.sixteenth
    default: false
    }
  }
}

extension EpochProgress {
  fileprivate var sixteenth: Int { Int(done * 16) }
}
