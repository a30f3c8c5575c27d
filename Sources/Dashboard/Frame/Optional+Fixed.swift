import Cells

extension Double? {
  /// As a number's `fixed`; a dash where there is none yet.
  func fixed(_ decimals: Int) -> String { self?.fixed(decimals) ?? "–" }
}
