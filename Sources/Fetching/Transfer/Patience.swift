/// How often a transfer is tried again, and after which waits.
package struct Patience: Sendable {
  /// Before each new attempt; after the last one there is none.
  package let waits: [Duration]
  /// Bytes that renew it: over a bad line, what is large never comes in so few attempts.
  let renewal = 1 << 20

  package init(waits: [Duration] = [1, 2, 4, 8, 15].map { .seconds($0) }) { self.waits = waits }
}

/// What is done after each fault of one transfer.
struct RetryPlan {
  enum Step: Equatable {
    case wait(Duration)
    case startAnew
    case giveUp
  }

  private let patience: Patience
  private let start: Int
  private var attempts = 0
  /// Bytes that were there when patience was last renewed.
  private var renewed: Int

  /// - Parameter size: bytes that are there from an earlier run.
  init(_ patience: Patience, startingFrom size: Int) {
    self.patience = patience
    start = size
    renewed = size
  }

  /// - Parameter size: bytes that are there now.
  mutating func step(after fault: TransferFault, with size: Int) -> Step {
    if fault == .noRanges { return .startAnew }
    if size >= renewed + patience.renewal {
      attempts = 0
      renewed = size
    }
    guard fault.isTransient || fault.isAbsence && size > start, attempts < patience.waits.count
    else { return .giveUp }
    attempts += 1
    return .wait(patience.waits[attempts - 1])
  }
}
