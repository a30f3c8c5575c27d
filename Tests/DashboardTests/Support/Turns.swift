import Dispatch
import Foundation
import Testing

@testable import Dashboard
@testable import Session

/// Has threads of runs take turns: each waits in what it has to say, until it is let on.
///
/// As no two of them go at the same time, a mailbox that is emptied at each message keeps the order of all.
final class Turns: @unchecked Sendable {
  // Unchecked: all that follows is touched while `condition` is locked, but for the mailbox, which never changes.
  private let condition = NSCondition()
  /// What has not begun.
  private var works: [@Sendable () -> Void] = []
  /// Threads that do not wait to be let on.
  private var going = 0
  /// What runs wait to say.
  private var held: [RunID: Message] = [:]
  /// What was said and not taken.
  private var said: [Message] = []
  /// The run that is let on, and how far.
  private var turn: (run: RunID, isWanted: (Message) -> Bool)?
  /// Those that nobody listens to any more.
  private var dropped: Set<RunID> = []
  /// Empty but for the moment in which something is said.
  private(set) var mailbox = Mailbox {}

  init() { mailbox = Mailbox { [weak self] in self?.hear() } }

  /// Takes a piece of work, which a thread of its own begins once any run is let on.
  func add(_ work: @escaping @Sendable () -> Void) {
    condition.withLock { works.append(work) }
  }

  /// Lets a run on while what it says is wanted; what it said comes back.
  func letOn(_ run: RunID, while isWanted: @escaping (Message) -> Bool) -> [Message] {
    condition.withLock {
      // Each to its first word.
      beginAll()
      turn = (run, isWanted)
      if let message = held[run], isWanted(message) { release(run) }
      waitForAll()
      // One that has ended may have been asked for more epochs meanwhile.
      beginAll()
      turn = nil
      defer { said = [] }
      return said
    }
  }

  /// Nobody listens to some runs any more, and they are to end.
  func drop(_ isOver: (RunID) -> Bool) {
    condition.withLock {
      for run in held.keys where isOver(run) {
        dropped.insert(run)
        release(run)
      }
      waitForAll()
    }
  }

  /// Nobody listens to anything any more, and all is to end.
  func end() {
    drop { _ in true }
    condition.withLock { beginAll() }
  }

  private func beginAll() {
    while !works.isEmpty {
      let work = works.removeFirst()
      going += 1
      Thread.detachNewThread { [self] in
        work()
        condition.withLock {
          going -= 1
          condition.broadcast()
        }
      }
      waitForAll()
    }
  }

  private func release(_ run: RunID) {
    held[run] = nil
    going += 1
    condition.broadcast()
  }

  private func waitForAll() {
    let deadline = Date(timeIntervalSinceNow: 60)
    while going > 0 {
      guard condition.wait(until: deadline) else {
        Issue.record("a run neither says anything nor ends within a minute")
        return
      }
    }
  }

  /// On the thread of who says something: waits until it is that one's turn.
  private func hear() {
    for message in mailbox.drain() {
      condition.withLock {
        if let run = message.run {
          waitForTurn(of: run, message)
          guard !dropped.contains(run) else { return }
        }
        said.append(message)
      }
    }
  }

  private func waitForTurn(of run: RunID, _ message: Message) {
    if dropped.contains(run) { return }
    if let turn, turn.run == run, turn.isWanted(message) { return }
    held[run] = message
    going -= 1
    condition.broadcast()
    while held[run] != nil { condition.wait() }
  }
}

extension Message {
  /// The run that says it; nil of what no run says.
  fileprivate var run: RunID? {
    switch self {
    case .training(let run, _), .status(let run, _), .step(let run, _), .silence(let run, _),
      .catalogue(let run, _):
      run
    case .model(let model): model.run
    default: nil
    }
  }
}
