import RatingData

extension Int {
  /// `1 byte`, `978 kB`, `1.16 GB`: three digits, and units of thousands as disks are sold by.
  package var asBytes: String {
    guard self >= 1000 else { return of("byte") }
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
