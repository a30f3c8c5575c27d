import Glibc

/// Student's t distribution of whole degrees of freedom, as far as intervals need it.
struct StudentT {
  private let degreesOfFreedom: Int

  init(degreesOfFreedom: Int) {
    precondition(degreesOfFreedom > 0, "no t distribution of \(degreesOfFreedom) degrees")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The value that a part `probability`, a half at least, of the distribution lies below: found by halving.
  func quantile(_ probability: Double) -> Double {
    var (low, high) = (0.0, 1e6)
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if (1 + central(middle)) / 2 < probability { low = middle } else { high = middle }
    }
    return high
  }

  /// The part that lies between −t and t: a finite series in θ = arctan(t / √ν).
  ///
  /// Source: Abramowitz, Stegun: Handbook of Mathematical Functions (1964), 26.7.3 and 26.7.4.
  private func central(_ t: Double) -> Double {
    let angle = atan(t / Double(degreesOfFreedom).squareRoot())
    let (sine, cosine) = (sin(angle), cos(angle))
    let isOdd = degreesOfFreedom % 2 == 1
    // Odd: cos θ (1 + ⅔ cos² θ + …). Even: 1 + ½ cos² θ + …
    var term = isOdd ? cosine : 1
    var sum = degreesOfFreedom == 1 ? 0 : term
    for power in stride(from: isOdd ? 3 : 2, to: degreesOfFreedom, by: 2) {
      term *= Double(power - 1) / Double(power) * cosine * cosine
      sum += term
    }
    return isOdd ? 2 / Double.pi * (angle + sine * sum) : sine * sum
  }
}
