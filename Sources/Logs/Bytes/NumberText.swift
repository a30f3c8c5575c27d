/// Numbers as logs write them.
enum NumberText {
  /// A decimal number, `nan`, `inf`, `Infinity`, with a sign or without; nil of anything else.
  ///
  /// Where the digits fit into 53 bits and the power of ten into 22, both are exact and one multiplication rounds as it
  /// should (Clinger, How to Read Floating Point Numbers Accurately, 1990); otherwise the standard library reads it.
  static func number(_ bytes: UnsafeRawBufferPointer) -> Double? {
    guard bytes.count <= longest, let first = bytes.first else { return nil }
    var position = first == minus || first == plus ? 1 : 0
    var (digits, value, exponent) = (0, UInt64(0), 0)
    var isBehindPoint = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == point, !isBehindPoint {
        isBehindPoint = true
      } else if byte &- zero < 10 {
        digits += 1
        guard digits <= 18 else { return slowNumber(bytes) }
        value = value * 10 + UInt64(byte - zero)
        exponent -= isBehindPoint ? 1 : 0
      } else {
        break
      }
      position += 1
    }
    guard digits > 0 else { return slowNumber(bytes) }
    if position < bytes.count {
      guard let power = self.exponent(bytes, from: position) else { return nil }
      exponent += power
    }
    guard value < 1 << 53, abs(exponent) <= 22 else { return slowNumber(bytes) }
    let scale = powers[abs(exponent)]
    let number = exponent < 0 ? Double(value) / scale : Double(value) * scale
    return first == minus ? -number : number
  }

  /// Longer is no number that a program writes.
  private static let longest = 400
  private static let (zero, point) = (UInt8(ascii: "0"), UInt8(ascii: "."))
  private static let (minus, plus) = (UInt8(ascii: "-"), UInt8(ascii: "+"))

  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// The power of ten at the end of a number: `e-07`.
  private static func exponent(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard bytes[start] | 0x20 == UInt8(ascii: "e"), start + 1 < bytes.count else { return nil }
    let sign = bytes[start + 1]
    let first = sign == minus || sign == plus ? start + 2 : start + 1
    guard first < bytes.count, bytes.count - first <= 5 else { return nil }
    var power = 0
    for position in first..<bytes.count {
      guard bytes[position] &- zero < 10 else { return nil }
      power = power * 10 + Int(bytes[position] - zero)
    }
    return sign == minus ? -power : power
  }

  /// `Double` reads hexadecimal and more, too, which no log means.
  private static func slowNumber(_ bytes: UnsafeRawBufferPointer) -> Double? {
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    switch text.drop(while: { $0 == "-" || $0 == "+" }) {
    case "nan": return .nan
    case "inf", "infinity": return text.hasPrefix("-") ? -.infinity : .infinity
    default:
      guard text.allSatisfy({ $0.isNumber || "+-.e".contains($0) }) else { return nil }
      return Double(text)
    }
  }
}
