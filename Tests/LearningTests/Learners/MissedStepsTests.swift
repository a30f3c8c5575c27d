import Models
import Testing

@testable import Learning

@Suite("Missed steps")
struct MissedStepsTests {
  private let learningRate = 0.002

  private static let spans = [0, 1, 5, 159, 511, 512, 513, 18_431, 100_000].flatMap { step in
    [0, 1, 2, 7, 150, 511, 512, 513, 30_000].map { (step: step, count: $0) }
  }

  @Test(
    "Catching up at once is what as many steps come to", arguments: Optimizer.allCases, spans)
  func catchesUp(optimizer: Optimizer, span: (step: Int, count: Int)) {
    var drift = 0.0
    var ratio = 1.0
    var scale = 1.0
    for step in 0..<span.count {
      ratio *= optimizer.momentFade / optimizer.scaleFade
      scale *= optimizer.scaleFade
      // What is left is below any float.
      if ratio > 1e-30 {
        drift += learningRate * ratio * optimizer.correction(span.step + step + 1)
      }
    }
    let gap = MissedSteps(optimizer, learningRate: learningRate)
      .gap(after: span.step, count: span.count)
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
