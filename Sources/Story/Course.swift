import Learning

/// A run as far as it has come: what sentences are made of.
struct Course {
  let facts: StoryFacts
  let summary: RunSummary?
  /// The epochs that have ended, by epoch; never empty.
  let records: ArraySlice<EpochRecord>
  /// The best of them; nil where nothing validates.
  let best: EpochRecord?
  let last: EpochRecord

  /// nil before the first epoch has ended.
  init?(
    _ facts: StoryFacts, _ summary: RunSummary?, _ records: ArraySlice<EpochRecord>,
    best: EpochRecord?
  ) {
    guard let last = records.last else { return nil }
    self.facts = facts
    self.summary = summary
    self.records = records
    self.last = last
    self.best = best?.validated == nil ? nil : best
  }

  var words: ValueWords { ValueWords(last.metrics.first, ratingUnit: facts.ratingUnit) }

  /// The epoch so many before the last one; nil where it was not told of.
  func record(_ count: Int, before record: EpochRecord) -> EpochRecord? {
    records.last { $0.epoch <= record.epoch - count }.flatMap {
      $0.epoch == record.epoch - count ? $0 : nil
    }
  }

  /// By what part of itself a value got better; negative where it got worse, NaN where there is none.
  func gain(from before: Double, to after: Double) -> Double {
    let change = (before - after) / before.magnitude
    switch last.metrics.first.direction {
    case .lowerIsBetter: return change
    case .higherIsBetter: return -change
    case .neither: return .nan
    }
  }
}
