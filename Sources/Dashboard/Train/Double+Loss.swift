import Cells

extension Double {
  /// A metric in at most seven columns: four decimals where it is small, as a loss should be, fewer digits where a model
  /// diverges, and powers of ten where four decimals say nothing, as of a learning rate.
  var lossText: String {
    switch magnitude {
    case 0: fixed(4)
    case ..<0.001: powerText
    case ..<100: fixed(4)
    case ..<1_000: fixed(2)
    case ..<10_000: fixed(0)
    default: isFinite ? asRate : "–"
    }
  }

  /// Two digits and a power of ten: `3.0e-5`; to be used of what is no 0.
  private var powerText: String {
    var (power, digits) = (0, magnitude)
    while digits < 0.995, power < 99 {
      digits *= 10
      power += 1
    }
    return power < 99 ? "\(self < 0 ? "-" : "")\(digits.fixed(1))e-\(power)" : fixed(4)
  }
}

extension Double? {
  /// As a number's `lossText`; a dash where there is none yet.
  var lossText: String { self?.lossText ?? "–" }
}
