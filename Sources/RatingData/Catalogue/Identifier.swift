/// What a ratings file calls a user or a movie: a number where it is spelled as one, a text otherwise.
///
/// A number is digits alone, without a leading zero, of at most 64 bits. `007` and `7` are two ids
/// then, as they are in the file, and what is read is written back as it was.
public enum Identifier: Hashable, Sendable {
  /// From 0.
  case number(Int64)
  case text(String)

  /// Reads an id as a file or a person spells it.
  public init(_ spelling: some StringProtocol) {
    if let number = Int64(spelling), number >= 0, String(number) == spelling {
      self = .number(number)
    } else {
      self = .text(String(spelling))
    }
  }

  /// The number, where it is one.
  public var number: Int64? {
    if case .number(let number) = self { number } else { nil }
  }
}

extension Identifier: CustomStringConvertible {
  /// As the file spells it.
  public var description: String {
    switch self {
    case .number(let number): String(number)
    case .text(let text): text
    }
  }
}

extension Identifier {
  /// By bytes, as they are ordered. `String` takes spellings for equal that are the same to a person,
  /// such as the two of «é»; in a file they are two ids.
  public static func == (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.number(let a), .number(let b)): a == b
    case (.text(let a), .text(let b)): a.utf8.elementsEqual(b.utf8)
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .number(let number): hasher.combine(number)
    case .text(var text): text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }
}

extension Identifier: Comparable {
  /// Numbers by size, and before texts, which go by their bytes: the same order everywhere.
  public static func < (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.number(let a), .number(let b)): a < b
    case (.number, .text): true
    case (.text, .number): false
    case (.text(let a), .text(let b)): a.utf8.lexicographicallyPrecedes(b.utf8)
    }
  }
}

extension Identifier {
  /// The number that it is, or that a text spells in another way than ids do: 1 of `1.0`, 7 of `007`, 100000 of
  /// `1e+05`, which programs write that take ids for measurements.
  package var wholeNumber: Int64? {
    switch self {
    case .number(let number): return number
    case .text(let text):
      guard let first = text.utf8.first, Self.isDigit(first) || first == UInt8(ascii: "+"),
        text.utf8.allSatisfy({ Self.isDigit($0) || "+-.eE".utf8.contains($0) }),
        let value = Double(text), value < Self.exactNumbers
      else { return nil }
      return Int64(exactly: value)
    }
  }

  /// Below it a `Double` is every whole number.
  private static let exactNumbers: Double = 0x1p53

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") <= 9 }
}
