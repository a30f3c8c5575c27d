import Concurrency
import Dashboard
import Learning

/// What worker queues have to say to the main thread, until it has time to listen.
///
/// Events of a run stay in order and are never lost. Progress and models are latest-wins for each run: of
/// progress one a sixteenth of an epoch is kept, enough for the chart, and of models the newest and those of the ends of
/// epochs, thinned, so that a main thread that is behind has little to catch up on however fast training is.
final class Mailbox: Sendable {
  /// What messages supersede each other.
  fileprivate enum Stream: Hashable {
    case loading
    case logs
    case run(RunID)
  }

  fileprivate struct Contents: Sendable {
    var messages: [Message] = []
    /// Where the last message of a stream stands.
    var last: [Stream: Int] = [:]
    var models: [RunID: TrainedModel] = [:]
    /// Those of the ends of epochs, which a person may go back to.
    var wholeModels: [RunID: ThinnedHistory<TrainedModel>] = [:]
  }

  /// Bytes of a run's models of ends of epochs that wait at the most, and how many of them: a program that is
  /// suspended must not fill the memory.
  fileprivate static let budget = 256 << 20
  fileprivate static let mostWhole = 64

  private let contents = Guarded(Contents())
  /// Called after a post into an empty mailbox, on the posting thread: who is woken takes everything out.
  private let wake: @Sendable () -> Void

  init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

  func post(_ message: Message) {
    let isFirst = contents.withLock { contents in
      let isFirst = contents.messages.isEmpty && contents.models.isEmpty
      if case .model(let model) = message {
        contents.models[model.run] = model
        contents.keepWhole(model)
        return isFirst
      }
      let stream = Self.stream(of: message)
      if let stream, let last = contents.last[stream],
        message.supersedes(contents.messages[last])
      {
        contents.messages[last] = message
        return isFirst
      }
      if let stream { contents.last[stream] = contents.messages.count }
      contents.messages.append(message)
      return isFirst
    }
    if isFirst { wake() }
  }

  /// Takes everything out, oldest first, the newest model of each run last.
  func drain() -> [Message] {
    let taken = contents.withLock { contents in
      defer { contents = Contents() }
      return contents
    }
    let newest = Set(taken.models.values.map { [$0.run.number, $0.version] })
    let earlier = taken.wholeModels.sorted { $0.key < $1.key }.flatMap { $0.value.elements }
      .filter { !newest.contains([$0.run.number, $0.version]) }
    return taken.messages + earlier.map { Message.model($0) }
      + taken.models.values.sorted { $0.run < $1.run }.map { Message.model($0) }
  }

  private static func stream(of message: Message) -> Stream? {
    switch message {
    case .loading: .loading
    case .logs: .logs
    case .training(let run, _): .run(run)
    default: nil
    }
  }
}

extension Mailbox.Contents {
  fileprivate mutating func keepWhole(_ model: TrainedModel) {
    guard model.snapshot.isWhole, model.run != .browse else { return }
    wholeModels[model.run, default: ThinnedHistory(budget: Mailbox.budget)].keep(
      model, epoch: model.snapshot.epoch,
      size: max(model.bytes, Mailbox.budget / Mailbox.mostWhole))
  }
}

extension Message {
  /// Whether an earlier message of the same stream, not yet read, says nothing that this one doesn't.
  fileprivate func supersedes(_ previous: Message) -> Bool {
    switch (self, previous) {
    case (.loading, .loading), (.logs, .logs): true
    case (.training(_, .progress(let new)), .training(_, .progress(let old))):
      new.epoch == old.epoch && new.sixteenth == old.sixteenth
    default: false
    }
  }
}

extension EpochProgress {
  fileprivate var sixteenth: Int { Int(done * 16) }
}
