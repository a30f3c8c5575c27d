/// What Adamax does to a row in the steps that pass while the row is in no batch.
///
/// With dense gradients a row outside the batch has g = 0 and moves all the same:
///
///     m ← β₁m    u ← β₂u    w ← w − lr/(1−β₁ᵗ) · m/u
///
/// Since ρ = β₁/β₂ scales r = m/u, j such steps after step s amount to
///
///     w ← w − r · drift    drift = lr · Σᵢ₌₁..ⱼ ρⁱ / (1 − β₁ˢ⁺ⁱ)
///     r ← r · ρʲ           u ← u · β₂ʲ
///
/// With T(s) the same sum to infinity, drift = lr · (T(s) − ρʲ T(s+j)). T(s) is a table for the first
/// steps and the constant ρ/(1−ρ) once 1 − β₁ˢ is 1. Everything here is a table, for it is asked for
/// twice a rating.
struct MissedSteps {
  /// The three numbers that bring a row up to date.
  struct Gap: Equatable {
    /// Multiplies r; what it gives leaves w.
    var drift: Float
    /// ρʲ.
    var ratioFade: Float
    /// β₂ʲ.
    var scaleFade: Float
  }

  /// ρ
  private static let ratio = Adamax.beta1 / Adamax.beta2

  /// ρ⁵¹² is 7e-24: a gap as long as this one leaves nothing of r, and no float tells its drift
  /// from that of a longer one. 1 − β₁⁵¹² is 1 to 24 digits.
  private static let horizon = 512
  private static let fineBits = 8

  let learningRate: Double
  /// By j, for s past the horizon.
  private let gaps: [Gap]
  /// ρʲ in double precision, for the differences of the first steps.
  private let ratios: [Double]
  /// T(s), s up to the horizon; it stays at the last.
  private let tails: [Double]
  /// β₂ʲ = fine[low bits of j] · coarse[high bits of j], until nothing of it is left.
  private let fine: [Float]
  private let coarse: [Float]

  init(learningRate: Double) {
    self.learningRate = learningRate
    let limit = Self.ratio / (1 - Self.ratio)
    var gaps: [Gap] = []
    var ratios: [Double] = []
    var ratioFade = 1.0
    var scaleFade = 1.0
    for _ in 0..<Self.horizon {
      gaps.append(
        Gap(
          drift: Float(learningRate * limit * (1 - ratioFade)), ratioFade: Float(ratioFade),
          scaleFade: Float(scaleFade)))
      ratios.append(ratioFade)
      ratioFade *= Self.ratio
      scaleFade *= Adamax.beta2
    }
    self.gaps = gaps
    self.ratios = ratios
    tails = Self.tails(limit: limit)
    (fine, coarse) = Self.powersOfBeta2()
  }

  /// T(s) = ρ · (1 / (1 − β₁ˢ⁺¹) + T(s+1)), backwards from where it is constant.
  private static func tails(limit: Double) -> [Double] {
    var powers = [1.0]
    for _ in 0..<horizon { powers.append(powers[powers.count - 1] * Adamax.beta1) }
    var tails = [Double](repeating: limit, count: horizon + 1)
    for step in (0..<horizon).reversed() {
      tails[step] = ratio * (1 / (1 - powers[step + 1]) + tails[step + 1])
    }
    return tails
  }

  private static func powersOfBeta2() -> (fine: [Float], coarse: [Float]) {
    var fine: [Float] = []
    var power = 1.0
    for _ in 0..<(1 << fineBits) {
      fine.append(Float(power))
      power *= Adamax.beta2
    }
    var coarse: [Float] = []
    var coarsePower = 1.0
    while Float(coarsePower).isNormal {
      coarse.append(Float(coarsePower))
      coarsePower *= power
    }
    return (fine, coarse)
  }

  /// What `count` missed steps after step `step` come to.
  @inline(__always)
  func gap(after step: Int, count: Int) -> Gap {
    if step >= Self.horizon, count < Self.horizon { return gaps[count] }
    return rareGap(after: step, count: count)
  }

  private func rareGap(after step: Int, count: Int) -> Gap {
    let ratioFade = count < Self.horizon ? ratios[count] : 0
    let start = tails[min(step, Self.horizon)]
    let rest = tails[min(step + count, Self.horizon)]
    return Gap(
      drift: Float(learningRate * (start - ratioFade * rest)),
      ratioFade: Float(ratioFade), scaleFade: powerOfBeta2(count))
  }

  private func powerOfBeta2(_ count: Int) -> Float {
    let high = count >> Self.fineBits
    return high < coarse.count ? fine[count & (1 << Self.fineBits - 1)] * coarse[high] : 0
  }

  /// lr / (1 − β₁ᵗ): the size of step t, from 1.
  func stepSize(_ step: Int) -> Float {
    guard step < Self.horizon else { return Float(learningRate) }
    var power = 1.0
    for _ in 0..<step { power *= Adamax.beta1 }
    return Float(learningRate / (1 - power))
  }
}
