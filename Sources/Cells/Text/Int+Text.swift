extension Int {
  /// With a comma before every third digit and a true minus: `1,000,209`.
  public var grouped: String {
    let digits = String(magnitude)
    guard digits.utf8.count > 3 || self < 0 else { return digits }
    var text = self < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// `1 rating`, `1,000 ratings`: with a noun whose plural has an s.
  public func counted(_ noun: String) -> String { "\(grouped) \(noun)\(self == 1 ? "" : "s")" }
}
