/// What an optimizer does to a row in the steps that pass while the row is in no batch.
///
/// With dense gradients a row outside the batch has g = 0 and moves all the same. Adamax:
///
///     m ← β₁m    u ← β₂u    w ← w − lr · c(t) · m/u    c(t) = 1/(1−β₁ᵗ)
///
/// Since ρ = β₁/β₂ scales r = m/u, j such steps after step s amount to
///
///     w ← w − r · drift    drift = lr · Σᵢ₌₁..ⱼ ρⁱ c(s+i)
///     r ← r · ρʲ           u ← u · β₂ʲ
///
/// With T(s) the same sum to infinity, drift = lr · (T(s) − ρʲ T(s+j)). T(s) is a table for the first
/// steps and the constant ρ/(1−ρ) once c is 1. Everything here is a table, for it is asked for
/// twice a rating.
///
/// Adam is the same with u = √v, which fades by √β₂, and with its own c(t). ε is taken to fade with u: what that
/// changes is far below the rounding of a float. Rows of the others have r = 0 and stay.
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

  /// ρ⁵¹² is 7e-24: a gap as long as this one leaves nothing of r, and no float tells its drift
  /// from that of a longer one.
  private static let horizon = 512
  private static let fineBits = 8

  let optimizer: Optimizer
  let learningRate: Double
  /// Steps from which on c(t) is 1.
  private let corrected: Int
  /// By j, for s from which on c is 1.
  private let gaps: [Gap]
  /// ρʲ in double precision, for the differences of the first steps.
  private let ratios: [Double]
  /// T(s), s up to where c is 1; it stays at the last.
  private let tails: [Double]
  /// u's fade to the j = fine[low bits of j] · coarse[high bits of j], until nothing of it is left.
  private let fine: [Float]
  private let coarse: [Float]

  init(_ optimizer: Optimizer = .adamax, learningRate: Double) {
    self.optimizer = optimizer
    self.learningRate = learningRate
    corrected = optimizer.correctedAfter
    let ratio = optimizer.momentFade / optimizer.scaleFade
    let limit = ratio / (1 - ratio)
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
      ratioFade *= ratio
      scaleFade *= optimizer.scaleFade
    }
    self.gaps = gaps
    self.ratios = ratios
    tails = Self.tails(of: optimizer, ratio: ratio, limit: limit)
    (fine, coarse) = Self.powers(of: optimizer.scaleFade)
  }

  /// T(s) = ρ · (c(s+1) + T(s+1)), backwards from where it is constant.
  private static func tails(of optimizer: Optimizer, ratio: Double, limit: Double) -> [Double] {
    var tails = [Double](repeating: limit, count: optimizer.correctedAfter + 1)
    for step in (0..<optimizer.correctedAfter).reversed() {
      tails[step] = ratio * (optimizer.correction(step + 1) + tails[step + 1])
    }
    return tails
  }

  private static func powers(of fade: Double) -> (fine: [Float], coarse: [Float]) {
    // What does not fade stays 1, however many steps.
    guard fade < 1 else { return ([Float](repeating: 1, count: 1 << fineBits), []) }
    var fine: [Float] = []
    var power = 1.0
    for _ in 0..<(1 << fineBits) {
      fine.append(Float(power))
      power *= fade
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
    if step >= corrected, count < Self.horizon { return gaps[count] }
    return rareGap(after: step, count: count)
  }

  private func rareGap(after step: Int, count: Int) -> Gap {
    let ratioFade = count < Self.horizon ? ratios[count] : 0
    let start = tails[min(step, corrected)]
    let rest = tails[min(step + count, corrected)]
    return Gap(
      drift: Float(learningRate * (start - ratioFade * rest)),
      ratioFade: Float(ratioFade), scaleFade: power(count))
  }

  private func power(_ count: Int) -> Float {
    guard !coarse.isEmpty else { return 1 }
    let high = count >> Self.fineBits
    return high < coarse.count ? fine[count & (1 << Self.fineBits - 1)] * coarse[high] : 0
  }

  /// lr · c(t): the size of step t, from 1.
  func stepSize(_ step: Int) -> Float {
    guard step < corrected else { return Float(learningRate) }
    return Float(learningRate * optimizer.correction(step))
  }
}
