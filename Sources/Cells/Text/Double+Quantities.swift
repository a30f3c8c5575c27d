extension Double {
  /// A cosine in four columns, one more where it is negative: `.981`, `−.042`, `1.00`.
  public var asCosine: String {
    let text = fixed(3)
    if text.hasPrefix("0.") { return String(text.dropFirst()) }
    if text.hasPrefix("−0.") { return "−" + text.dropFirst(2) }
    return isFinite ? fixed(2) : text
  }

  /// Seconds, in milliseconds without the unit, in six columns at most: `70.6`, `3,996`; of more than a minute or two
  /// `412 s`.
  public var asMilliseconds: String {
    guard magnitude >= 0.999_95 else { return (self * 1000).fixed(1) }
    return magnitude < 99.9995 ? (self * 1000).fixed(0) : "\(rounded().asWhole) s"
  }

  private var asWhole: String { String(fixed(0).filter { $0 != "," }) }

  /// Seconds, in the two units that matter: `0.5 s`, `42 s`, `1 min 20 s`, `2 h 5 min`, `3 d 4 h`.
  public var asDuration: String {
    guard isFinite else { return "–" }
    if magnitude < 9.95 { return "\(fixed(1)) s" }
    guard magnitude < 946_080_000 else { return "> 30 years" }
    let seconds = Int(magnitude.rounded())
    let sign = self < 0 ? "−" : ""
    switch seconds {
    case ..<60: return "\(sign)\(seconds) s"
    case ..<3600: return "\(sign)\(seconds / 60) min \(seconds % 60) s"
    case ..<86_400: return "\(sign)\(seconds / 3600) h \(seconds % 3600 / 60) min"
    default: return "\(sign)\(seconds / 86_400) d \(seconds % 86_400 / 3600) h"
    }
  }

  /// A count, or a mean of some, in six columns: whole where it is and has room, else three digits: `12,345`, `3.42`,
  /// `282 k`.
  public var asCount: String {
    if self == rounded(), magnitude < 99_999.5 { return fixed(0) }
    switch magnitude {
    case ..<9.995: return fixed(2)
    case ..<99.95: return fixed(1)
    default: return asRate
    }
  }

  /// Three digits and a unit of thousands, for counts and rates: `850`, `12.8 M`, `1.28 G`; beyond
  /// those a power of ten: `1.5e300`.
  public var asRate: String {
    guard isFinite else { return "–" }
    if magnitude < 999.5 { return fixed(0) }
    var value = self
    for unit in ["k", "M", "G", "T", "P"] {
      value /= 1000
      // Bounds half a last digit low, lest 999.6 k appear as 1000 k.
      switch value.magnitude {
      case ..<9.995: return "\(value.fixed(2)) \(unit)"
      case ..<99.95: return "\(value.fixed(1)) \(unit)"
      case ..<999.5: return "\(value.fixed(0)) \(unit)"
      default: continue
      }
    }
    let exponent = magnitude.logarithm10.rounded(.down)
    return "\((self / .tenTo(exponent)).fixed(1))e\(Int(exponent))"
  }
}
