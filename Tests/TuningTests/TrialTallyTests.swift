import Learning
import Testing

@testable import Tuning

@Suite struct `What trials come to` {
  private func trial(_ number: Int, _ validated: Double?) -> Trial {
    Trial(
      number: number, settings: Preset.seed.settings(seed: 1), validated: validated, epoch: 2,
      epochs: 4, failure: validated == nil ? "trial \(number) diverged" : nil)
  }

  @Test func `is the best of them, the first of equals`() {
    var tally = TrialTally(.loss)
    for (number, validated) in [0.9, nil, 0.8, 0.8, 0.85].enumerated() {
      tally.add(trial(number, validated))
    }
    #expect(tally.best?.number == 2 && tally.failure == "trial 1 diverged")
    #expect(tally.isBest(trial(5, 0.79)) && !tally.isBest(trial(5, 0.8)))
    #expect(!tally.isBest(trial(5, nil)))
    var ranked = TrialTally(.ndcg(10))
    for (number, validated) in [0.1, 0.3, 0.2].enumerated() { ranked.add(trial(number, validated)) }
    #expect(ranked.best?.number == 1)
  }

  @Test func `is nothing after ten brackets that all failed, and only then`() {
    var tally = TrialTally(.loss)
    for number in 0..<TrialTally.patience {
      #expect(!tally.isHopeless, "after \(number)")
      tally.add(trial(number, nil))
      tally.endBracket()
    }
    #expect(tally.isHopeless)
    tally.add(trial(10, 7))
    #expect(!tally.isHopeless)
  }

  @Test func `goes on from those of an earlier search`() {
    let earlier = (0..<2 * Tuner.bracket + 1).map { trial($0, 1 / Double($0 + 1)) }
    let tally = TrialTally(.loss, goingOnFrom: earlier)
    #expect(tally.brackets == 2 && tally.best == earlier.last && tally.failure == nil)
  }
}
