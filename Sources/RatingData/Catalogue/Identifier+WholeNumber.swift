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
