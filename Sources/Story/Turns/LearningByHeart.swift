import Learning

extension Course {
  /// Epochs that are looked at together: one alone may be noise.
  private static let window = 3
  /// Gains in a window, as parts of the value. Less than the first is hardly any; the other is more than little.
  private static let (littleGain, realGain) = (0.007, 0.02)

  /// What validates has stopped getting better, while what trains goes on. An epoch that is the best so far says the
  /// opposite, however little it brings.
  var learningByHeart: String? {
    guard warnedAfter == nil, !last.isBest, let before = record(Self.window, before: last),
      let previous = record(1, before: last),
      let (old, new) = both(before.validated, last.validated),
      before.trained.isFinite, last.trained.isFinite,
      gain(from: previous.trained, to: last.trained) > 0
    else { return nil }
    let unseen = gain(from: old, to: new)
    let seen = gain(from: before.trained, to: last.trained)
    guard unseen < Self.littleGain, seen > Self.realGain, seen > 3 * unseen else { return nil }
    return "Since epoch \(before.epoch), \(words.unseenName) hardly gets better, while"
      + " \(words.seenName) does: it begins to learn by heart."
  }

  /// How much worse than the best, as a part of it, is no noise.
  private static let loss = 0.01

  /// What validates has been getting worse for a while.
  var gettingWorse: String? {
    guard let best, last.epoch >= best.epoch + 2,
      let (old, new) = both(best.validated, last.validated),
      gain(from: old, to: new) < -Self.loss
    else { return nil }
    let start = "Since epoch \(best.epoch), \(words.unseenName) gets worse"
    guard let before = record(1, before: last), best.trained.isFinite, before.trained.isFinite,
      last.trained.isFinite
    else { return start + "." }
    if gain(from: before.trained, to: last.trained) < 0 {
      return start + ", and by now \(words.seenName) does, too"
        + (hasLearningRate ? ": a lower learning rate may help." : ".")
    }
    guard gain(from: best.trained, to: last.trained) > 0 else { return start + "." }
    return start + ": what it learns now holds for the ratings that it learns from alone."
  }

  var hasLearningRate: Bool {
    facts.settings?.descriptors.contains(Setting.learningRate.descriptor) ?? false
  }

  /// How much better than where it stood still, as a part of it, is a turn for the better.
  private static let turn = 0.003

  /// What validates gets better again after a sentence has said that it does not.
  var gettingBetterAgain: String? {
    guard let warnedAfter, last.isBest, last.epoch > warnedAfter,
      let (old, new) = both(record(of: warnedAfter)?.validated, last.validated),
      gain(from: old, to: new) > Self.turn
    else { return nil }
    return
      "It goes on after all: \(words.unseenName) gets better again, and epoch \(last.epoch) is the"
      + " best so far."
  }

  private func both(_ old: Double?, _ new: Double?) -> (Double, Double)? {
    guard let old, let new, old.isFinite, new.isFinite, old != 0 else { return nil }
    return (old, new)
  }
}
