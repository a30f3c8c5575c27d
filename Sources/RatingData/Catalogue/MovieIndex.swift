/// A movie's dense row, 0 ..< `Ratings.movieCount`, in ascending order of the movie's id.
///
/// Only movies that somebody rated have one: a factor that no rating ever touched means nothing.
public struct MovieIndex: Hashable, Comparable, Sendable {
  /// Stored in 32 bits, since a million ratings hold a million of them.
  public let rawValue: Int32

  public init(_ position: Int) { rawValue = Int32(position) }

  /// The position as an array subscript.
  public var position: Int { Int(rawValue) }

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
