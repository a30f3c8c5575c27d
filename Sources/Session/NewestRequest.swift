import Synchronization

/// Which of numbered requests is wanted: the newest. Work on others asks, and stops.
final class NewestRequest: Sendable {
  private let number = Atomic(0)

  func want(_ number: Int) { self.number.store(number, ordering: .relaxed) }
  func isWanted(_ number: Int) -> Bool { self.number.load(ordering: .relaxed) == number }

  /// None is wanted any more.
  func end() { want(-1) }
}
