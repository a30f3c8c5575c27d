import Glibc
import RatingData

extension SeededGenerator {
  /// A number of mean 0 and variance 1, normal, tails included: a sampler needs them.
  ///
  /// Source: Marsaglia, Bray: A Convenient Method for Generating Normal Variables, SIAM Review 6 (1964).
  mutating func standardNormal() -> Float {
    while true {
      let x = 2 * Double(unitFloat()) - 1
      let y = 2 * Double(unitFloat()) - 1
      let square = x * x + y * y
      guard square > 0, square < 1 else { continue }
      return Float(x * (-2 * log(square) / square).squareRoot())
    }
  }

  /// A number of the gamma distribution with rate 1.
  ///
  /// Source: Marsaglia, Tsang: A Simple Method for Generating Gamma Variables, ACM TOMS 26 (2000).
  /// https://doi.org/10.1145/358407.358414
  ///
  /// - Parameter shape: 1 or more.
  mutating func gamma(shape: Double) -> Double {
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = Double(standardNormal())
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      let u = Double(unitFloat())
      if log(max(u, 0x1p-25)) < 0.5 * x * x + d - d * v + d * log(v) { return d * v }
    }
  }
}
