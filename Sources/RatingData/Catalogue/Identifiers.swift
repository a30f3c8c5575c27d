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
