/// A user's dense row, 0 ..< `Ratings.userCount`, in ascending order of the user's id.
///
/// Ids live at the edges (files, the command line, the screen); everything between counts in
/// indices, and a user's index cannot be mistaken for a movie's.
public struct UserIndex: Hashable, Comparable, Sendable {
  /// Stored in 32 bits, since a million ratings hold a million of them.
  public let rawValue: Int32

  public init(_ position: Int) { rawValue = Int32(position) }

  /// The position as an array subscript.
  public var position: Int { Int(rawValue) }

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
