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
  /// The last epoch of which a sentence says that what validates gets no better; nil of a run without one.
  let warnedAfter: Int?

  /// nil before the first epoch has ended.
  init?(
    _ facts: StoryFacts, _ summary: RunSummary?, _ records: ArraySlice<EpochRecord>,
    best: EpochRecord?, warnedAfter: Int? = nil
  ) {
    guard let last = records.last else { return nil }
    self.facts = facts
    self.summary = summary
    self.records = records
    self.last = last
    self.warnedAfter = warnedAfter
    self.best = best?.validated == nil ? nil : best
  }

  var words: ValueWords { ValueWords(last.metrics.first, ratingUnit: facts.ratingUnit) }

  /// The record of an epoch; nil where it was not told of.
  func record(of epoch: Int) -> EpochRecord? {
    records.last { $0.epoch <= epoch }.flatMap { $0.epoch == epoch ? $0 : nil }
  }

  /// The epoch so many before the last one; nil where it was not told of.
  func record(_ count: Int, before record: EpochRecord) -> EpochRecord? {
    self.record(of: record.epoch - count)
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
