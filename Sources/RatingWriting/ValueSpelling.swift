/// How a rating's value is spelled. Reading any of them gives back the same `Float`.
enum ValueSpelling: Sendable {
  /// `4`, `3.5`.
  case shortest
  /// `4.0`, `3.5`: as MovieLens has it since 2014.
  case withPoint

  func bytes(of value: Float) -> [UInt8] {
    let digits = Self.decimal(value)
    return Array((self == .withPoint && !digits.contains(".") ? digits + ".0" : digits).utf8)
  }

  /// The shortest digits that mean exactly this number, without an exponent: a ratings file is read by
  /// programs that know no `1e-05`.
  static func decimal(_ value: Float) -> String {
    let text = "\(value)"
    guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...])
    else { return text.hasSuffix(".0") ? String(text.dropLast(2)) : text }
    let mantissa = text[..<mark]
    let sign = mantissa.hasPrefix("-") ? "-" : ""
    let parts = mantissa.drop { $0 == "-" }.split(separator: ".")
    let fraction = parts.dropFirst().first.map { $0 == "0" ? "" : String($0) } ?? ""
    let digits = (parts.first.map(String.init) ?? "") + fraction
    if exponent < 0 {
      return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits
    }
    let zeros = exponent - fraction.count
    guard zeros < 0 else { return sign + digits + String(repeating: "0", count: zeros) }
    return sign + digits.dropLast(-zeros) + "." + digits.suffix(-zeros)
  }
}
