import Cells

/// Numbers as a person reads them, the same in every locale.
enum Numbers {
  /// With so many digits behind the point, rounded as `printf` does; `nan` and `inf` as they are.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    // The sign of what is no number means nothing.
    value.isNaN ? "nan" : value.plainFixed(decimals)
  }

  /// Two digits or more, whatever the size: `0.0054s`, `0.08s`, `3.2s`, `614s`.
  static func seconds(_ value: Double) -> String {
    fixed(value, value < 0.01 ? 4 : value < 1 ? 2 : value < 100 ? 1 : 0) + "s"
  }

  /// For small times: `12.3 ms`, `1.23 s`, `45.6 µs`.
  static func duration(_ seconds: Double) -> String {
    switch seconds {
    case ..<1e-3: "\(fixed(seconds * 1e6, 1)) µs"
    case ..<1: "\(fixed(seconds * 1e3, 1)) ms"
    default: "\(fixed(seconds, 2)) s"
    }
  }

  /// A rating as its file spells it: `4`, `3.5`.
  static func rating(_ value: Float) -> String {
    value == value.rounded() ? fixed(Double(value), 0) : "\(value)"
  }
}
