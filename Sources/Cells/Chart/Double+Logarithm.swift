import Glibc

extension Double {
  /// The logarithm to base 10, which the standard library leaves to the C library.
  public var logarithm10: Double { log10(self) }

  static func tenTo(_ power: Double) -> Double { pow(10, power) }
}
