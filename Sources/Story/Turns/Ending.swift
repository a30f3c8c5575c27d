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
    guard let best = course.best, best.epoch == course.last.epoch else {
      return "It has made its \(course.last.epoch) epochs." + kept
    }
    return
      "It has made its \(course.last.epoch) epochs, and the last one is the best: more may help."
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
    guard words.areErrors else { return result + "." }
    let mean = (course.summary?.meanLoss ?? meanLoss).map { "always the mean: \(words.number($0))" }
    guard let baseline = course.facts.baseline, baseline.isFinite,
      course.facts.settings?.learner != BaselineLearner.self
    else { return result + (mean.map { " (\($0))." } ?? ".") }
    if best > baseline {
      return result + ". The baseline, averages alone, is better: \(words.number(baseline))."
    }
    return result + " (baseline: \(words.number(baseline))\(mean.map { "; \($0)" } ?? ""))."
  }
}
