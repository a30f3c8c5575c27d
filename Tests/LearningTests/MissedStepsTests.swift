import Models
import Testing

@testable import Learning

@Suite("Missed steps")
struct MissedStepsTests {
  private let learningRate = 0.002

  @Test(
    "Catching up at once is what as many steps come to",
    arguments: [0, 1, 5, 159, 400, 511, 512, 513, 100_000],
    [0, 1, 2, 7, 150, 511, 512, 513, 3000, 90_000, 200_000])
  func catchesUp(step: Int, count: Int) {
    var drift = 0.0
    var ratio = 1.0
    var power = 1.0
    for _ in 0..<step { power *= Adamax.beta1 }
    for _ in 0..<count {
      ratio *= Adamax.beta1 / Adamax.beta2
      power *= Adamax.beta1
      drift += learningRate * ratio / (1 - power)
    }
    var scale = 1.0
    for _ in 0..<count { scale *= Adamax.beta2 }
    let gap = MissedSteps(learningRate: learningRate).gap(after: step, count: count)
    #expect(abs(Double(gap.drift) - drift) <= 2e-7 * drift)
    #expect(abs(Double(gap.ratioFade) - ratio) <= max(1e-6 * ratio, 1e-23))
    #expect(abs(Double(gap.scaleFade) - scale) <= max(1e-6 * scale, 1e-37))
  }

  @Test("No missed step changes nothing", arguments: [0, 3, 511, 512, 9999])
  func nothingMissed(step: Int) {
    let gap = MissedSteps(learningRate: learningRate).gap(after: step, count: 0)
    #expect(gap == MissedSteps.Gap(drift: 0, ratioFade: 1, scaleFade: 1))
  }

  @Test("Early steps are larger by the bias correction")
  func stepSizes() {
    let missed = MissedSteps(learningRate: learningRate)
    #expect(abs(missed.stepSize(1) - 0.02) < 1e-8)
    #expect(abs(missed.stepSize(2) - 0.002 / (1 - 0.81)) < 1e-8)
    #expect(missed.stepSize(1000) == 0.002)
  }
}
