import Learning

extension Course {
  /// What the first epoch has come to; nil later, and of a run whose first epoch nobody told of.
  var firstEpoch: String? {
    guard records.count == 1, last.epoch == 1 else { return nil }
    guard let validated = last.validated, validated.isFinite else { return unvalidated }
    let reached = words.unseen(validated)
    guard words.areErrors, let mean = summary?.meanLoss, mean.isFinite else {
      return "Epoch 1: \(reached)."
    }
    guard validated < mean else {
      return "Epoch 1: \(reached). Always the mean is better, \(words.number(mean)):"
        + " it has yet to learn how high ratings are."
    }
    let beside = "Epoch 1: \(reached). Always the mean: \(words.number(mean))"
    guard facts.settings?.learner != BaselineLearner.self else {
      return beside + ". It knows who rates high and what is liked."
    }
    guard let baseline = facts.baseline, baseline.isFinite, validated >= baseline else {
      return beside + ". It begins to tell users and \(facts.kind.plural) apart."
    }
    return beside + "; the baseline, averages alone, is better: \(words.number(baseline))."
  }

  private var unvalidated: String? {
    guard last.trained.isFinite else { return nil }
    let why =
      summary?.validation == 0 ? " No ratings are held out that would tell what that is worth." : ""
    return "Epoch 1: \(words.seen(last.trained)).\(why)"
  }
}
