import Learning

extension RunEnd {
  /// Why the run has ended, and what it came to.
  func sentences(_ course: Course?) -> [String] {
    [whyItEnded(course), course.flatMap(result)].compactMap { $0 }
  }

  private func whyItEnded(_ course: Course?) -> String {
    switch reason {
    case .failed(let message): return "It failed: \(message)."
    case .stopped: return "Training was stopped." + kept
    case .finished: return finished(course)
    case .earlyStopping:
      let worse = course?.last.epochsSinceBest ?? 0
      guard worse > 0 else { return "Training has stopped, as nothing got better." + kept }
      let epochs = worse == 1 ? "The last epoch was" : "The last \(worse) epochs were"
      let patience = course?.summary?.patience.map { " (\($0))" } ?? ""
      return "\(epochs) no better: patience\(patience) is over, and training has stopped." + kept
    }
  }

  private func finished(_ course: Course?) -> String {
    guard let course, course.records.count > 1 else { return "It is done." }
    let made = "It has made its \(course.last.epoch) epochs"
    guard let best = course.best, best.epoch == course.last.epoch else { return made + "." + kept }
    return made
      + (course.standsStill
        ? ", and the last ones hardly changed it."
        : ", and the last one is the best: more may help.")
  }

  private var kept: String {
    bestEpoch.map { " The best epoch, \($0), is kept." } ?? " No epoch was completed, none is kept."
  }

  /// What the best epoch comes to, beside what knows less.
  private func result(_ course: Course) -> String? {
    if case .failed = reason { return nil }
    guard let best = course.best?.validated, best.isFinite else { return nil }
    let words = course.words
    let result = "Done: \(words.unseen(best))"
    let verdict = course.verdict(on: best)
    guard words.areErrors else { return result + "." + (verdict ?? "") }
    let mean = course.summary?.meanLoss ?? meanLoss
    if let mean, best > mean {
      return result + ". Always the mean is better: \(words.number(mean))." + course.wayOut
    }
    let known = verdict ?? mean.map { " Always the mean: \(words.number($0))." } ?? ""
    guard let baseline = course.facts.baseline, baseline.isFinite,
      course.facts.settings?.learner != BaselineLearner.self
    else { return result + "." + known }
    if best > baseline {
      // The notebook's model knows no averages.
      let wayOut = course.facts.settings?.preset == .seed ? "; preset biased begins there" : ""
      return result
        + ". The baseline, averages alone, is better: \(words.number(baseline))\(wayOut)."
    }
    return result + ". The baseline, averages alone: \(words.number(baseline))." + known
  }
}

extension Course {
  /// What the run before came to, and whether that is worse: ` The run before: 0.876, worse.`; nil where there is none to
  /// compare with.
  fileprivate func verdict(on best: Double) -> String? {
    guard let previous = facts.previous, previous.isFinite else { return nil }
    let (before, now) = (words.number(previous), words.number(best))
    let gain = gain(from: previous, to: best)
    let word = before == now || gain.isNaN ? "the same" : gain > 0 ? "worse" : "better"
    return " The run before: \(before), \(word)."
  }

  /// Epochs that are looked at together, and the gain in them, as a part of the value, below which more bring nothing.
  private static let (lastEpochs, noGain) = (3, 0.001)

  /// Whether the last epochs brought next to nothing.
  fileprivate var standsStill: Bool {
    guard let before = record(Self.lastEpochs, before: last)?.validated, let now = last.validated
    else { return false }
    return gain(from: before, to: now) < Self.noGain
  }

  /// What to try where nothing was learned: loss that rose anywhere was thrown about by too large steps.
  fileprivate var wayOut: String {
    let values = records.map(\.trained)
    let rose = zip(values, values.dropFirst()).contains { gain(from: $0, to: $1) < 0 }
    if rose, hasLearningRate { return " Its steps are too large: try a lower learning rate." }
    return !rose && last.isBest
      ? " It was still learning: give it more epochs." : " Try other settings."
  }
}
