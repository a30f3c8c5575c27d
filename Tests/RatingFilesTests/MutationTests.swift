import Testing

@testable import RatingFiles

/// What holds of files that nobody thought of, tried out on what chance makes of the samples.
@Suite struct `Files as chance has them` {
  @Test(arguments: Surface.allCases) func `break no law as they are`(surface: Surface) {
    for sample in Trial.samples where sample.surface == surface { expectLaws(of: sample) }
  }

  @Test(arguments: Surface.allCases) func `break no law once changed`(surface: Surface) throws {
    var mutator = Mutator(seed: UInt64(surface.rawValue))
    let samples = Trial.samples.filter { $0.surface == surface }
    for sample in samples {
      for _ in 0..<(1 + 60 / samples.count) {
        let other = samples[mutator.below(samples.count)]
        expectLaws(
          of: Trial(
            surface, columns: UInt8(mutator.below(256)), grain: UInt8(mutator.below(256)),
            mutator.mutated(sample.contents, with: other.contents)))
      }
    }
  }

  @Test func `are the same trials when they are bytes`() throws {
    for sample in Trial.samples {
      let back = try #require(Trial(sample.bytes))
      #expect(back.bytes == sample.bytes && back.surface == sample.surface)
    }
    #expect(Set(Trial.samples.map(\.surface)) == Set(Surface.allCases))
  }

  private func expectLaws(of trial: Trial) {
    do throws(BrokenLaw) {
      try trial.check()
    } catch {
      Issue.record("\(trial.surface): \(error); to try it again: \(trial.bytes)")
    }
  }
}
