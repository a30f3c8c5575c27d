import Cells

extension Double {
  /// A loss in at most seven columns: four decimals where it is small, as it should be, and fewer digits
  /// where a model diverges.
  var lossText: String {
    switch magnitude {
    case ..<100: fixed(4)
    case ..<1_000: fixed(2)
    case ..<10_000: fixed(0)
    default: isFinite ? asRate : "–"
    }
  }
}

extension Double? {
  /// As a number's `lossText`; a dash where there is none yet.
  var lossText: String { self?.lossText ?? "–" }
}
