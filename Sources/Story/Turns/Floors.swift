import Learning

extension Course {
  /// The first epoch that guesses better than the mean rating does, where the first of all did not.
  var passingOfMean: String? {
    guard records.count > 1, let mean = summary?.meanLoss else { return nil }
    return passing(of: mean).map {
      "It guesses better than the mean rating by now: \($0), the mean \(words.number(mean))."
    }
  }

  /// The first epoch that guesses better than averages of users and movies.
  var passingOfBaseline: String? {
    guard let baseline = facts.baseline, facts.settings?.learner != BaselineLearner.self else {
      return nil
    }
    return passing(of: baseline).map { _ in
      "It has passed the baseline: averages of users and movies alone are \(words.number(baseline))"
        + " \(facts.ratingUnit ?? "") off. What is left to learn is taste."
    }
  }

  /// The epoch's own value, where it is the first one below a floor.
  private func passing(of floor: Double) -> String? {
    guard words.areErrors, floor.isFinite, let value = last.validated, value < floor,
      !records.dropLast().contains(where: { $0.validated.map { $0 < floor } ?? false })
    else { return nil }
    return "\(words.number(value)) \(facts.ratingUnit ?? "") off"
  }
}
