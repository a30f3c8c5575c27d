import Learning

extension Course {
  /// How much further off, as a part, unseen ratings are than those that it learns from where that is to be told.
  private static let wideGap = 0.15

  /// Where it learns, it has become much better than on what validates: the distance of the two curves.
  var gap: String? {
    guard warnedAfter == nil, words.areErrors, records.count > 3, let unit = facts.ratingUnit,
      let validated = last.validated, validated.isFinite, validated > 0, last.trained.isFinite
    else { return nil }
    let (seen, unseen) = (last.trained.squareRoot(), validated.squareRoot())
    guard unseen - seen > Self.wideGap * unseen else { return nil }
    return
      "Where it learns it is \(words.number(last.trained)) \(unit) off by now, on unseen ratings"
      + " \(words.number(validated)): what lies between holds for its own ratings alone."
  }
}
