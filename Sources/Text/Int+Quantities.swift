extension Int {
  /// The digits with a comma before every third and a true minus: `1,000,209`.
  package var grouped: String {
    let digits = String(magnitude)
    guard digits.utf8.count > 3 || self < 0 else { return digits }
    var text = self < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// How the digits of a count are written.
  package enum Digits: Sendable {
    /// In groups of three, as tables and screens have them.
    case grouped
    /// As they are, for messages that a program may read.
    case plain
  }

  /// A count with its noun, whose plural has an s: `1 rating`, `1,000 ratings`.
  package func counted(_ noun: String, _ digits: Digits = .grouped) -> String {
    let number =
      switch digits {
      case .grouped: grouped
      case .plain: String(self)
      }
    return "\(number) \(noun)\(self == 1 ? "" : "s")"
  }

  /// Bytes in three digits and in units of thousands, as disks are sold by: `1 byte`, `978 kB`, `1.16 GB`.
  package var asBytes: String {
    guard self >= 1000 else { return counted("byte", .plain) }
    var value = Double(self)
    for unit in ["kB", "MB"] {
      value /= 1000
      // Half a last digit below, lest 999.6 kB appear as 1000 kB.
      if value < 999.5 { return "\(Self.threeDigits(value)) \(unit)" }
    }
    return "\(Self.threeDigits(value / 1000)) GB"
  }

  private static func threeDigits(_ value: Double) -> String {
    switch value {
    case ..<9.995: digits(value, behindPoint: 2)
    case ..<99.95: digits(value, behindPoint: 1)
    default: "\(Int(value.rounded()))"
    }
  }

  private static func digits(_ value: Double, behindPoint decimals: Int) -> String {
    let scale = decimals == 2 ? 100 : 10
    let scaled = Int((value * Double(scale)).rounded())
    let part = String(scaled % scale)
    let zeros = String(repeating: "0", count: decimals - part.count)
    return "\(scaled / scale).\(zeros)\(part)"
  }
}
