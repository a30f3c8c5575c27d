/// A user's id as the ratings file spells it.
public struct UserID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
  public let rawValue: Identifier

  public init(rawValue: Identifier) { self.rawValue = rawValue }

  public init(_ number: Int64) { rawValue = .number(number) }

  /// Reads an id as a file or a person spells it.
  public init(_ spelling: some StringProtocol) { rawValue = Identifier(spelling) }

  public var description: String { rawValue.description }
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A movie's id as the ratings file spells it.
public struct MovieID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
  public let rawValue: Identifier

  public init(rawValue: Identifier) { self.rawValue = rawValue }

  public init(_ number: Int64) { rawValue = .number(number) }

  /// Reads an id as a file or a person spells it.
  public init(_ spelling: some StringProtocol) { rawValue = Identifier(spelling) }

  public var description: String { rawValue.description }
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

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
