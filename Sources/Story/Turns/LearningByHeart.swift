import Learning

extension Course {
  /// Epochs that are looked at together: one alone may be noise.
  private static let window = 3
  /// Gains in a window, as parts of the value. Less than the first is hardly any; the other is more than little.
  private static let (littleGain, realGain) = (0.007, 0.02)

  /// What validates hardly gets better, while what trains does.
  var learningByHeart: String? {
    guard let before = record(Self.window, before: last),
      let (old, new) = both(before.validated, last.validated),
      before.trained.isFinite, last.trained.isFinite
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
    guard best.trained.isFinite, last.trained.isFinite else { return start + "." }
    if gain(from: best.trained, to: last.trained) > 0 {
      return start + ": what it learns now holds for the ratings that it learns from alone."
    }
    let canSlowDown = facts.settings?.descriptors.contains(Setting.learningRate.descriptor) ?? false
    return start + ", and so does \(words.seenName)"
      + (canSlowDown ? ": a lower learning rate may help." : ".")
  }

  private func both(_ old: Double?, _ new: Double?) -> (Double, Double)? {
    guard let old, let new, old.isFinite, new.isFinite, old != 0 else { return nil }
    return (old, new)
  }
}
