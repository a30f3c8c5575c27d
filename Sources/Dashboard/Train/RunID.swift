/// Which training run an event or a model belongs to, so that events of a run that was given up are
/// not taken for the present one's.
public struct RunID: Hashable, Comparable, Sendable {
  public let number: Int

  public init(_ number: Int) { self.number = number }

  public var next: RunID { RunID(number + 1) }

  public static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}
