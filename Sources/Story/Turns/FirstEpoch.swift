import Learning

extension Course {
  /// What the first epoch has come to; nil later, and of a run whose first epoch nobody told of.
  var firstEpoch: String? {
    guard records.count == 1, last.epoch == 1 else { return nil }
    guard let validated = last.validated, validated.isFinite else { return unvalidated }
    let reached = words.unseen(validated)
    guard words.areErrors, let mean = summary?.meanLoss, mean.isFinite else {
      return "After one epoch, \(reached)."
    }
    if validated < mean {
      return "After one epoch, \(reached) (always the mean: \(words.number(mean)))."
        + " It knows who rates high and what is liked."
    }
    return "After one epoch, \(reached). Always the mean would be better, \(words.number(mean)):"
      + " it has yet to learn how high ratings are."
  }

  private var unvalidated: String? {
    guard last.trained.isFinite else { return nil }
    let why =
      summary?.validation == 0 ? " No ratings are held out that would tell what that is worth." : ""
    return "After one epoch, \(words.seen(last.trained)).\(why)"
  }
}
