/// Who watches data being written, and may call it off.
package struct WritingWatch {
  /// Told every so often.
  package let report: (WritingProgress) -> Void
  /// Asked every so often; writing ends with `WritingError.cancelled` soon after it is true, and
  /// leaves nothing behind.
  package let isCancelled: () -> Bool

  package init(
    report: @escaping (WritingProgress) -> Void = { _ in },
    isCancelled: @escaping () -> Bool = { false }
  ) {
    self.report = report
    self.isCancelled = isCancelled
  }

  /// Nobody.
  package static var none: WritingWatch { WritingWatch() }
}

/// How far writing has come.
package struct WritingProgress: Sendable, Equatable {
  package let ratings: Int
  package let total: Int
}
