import Learning
import Text

extension Course {
  /// The part of the second epoch's gain below which an epoch brings little.
  private static let little = 0.08

  /// Epochs still bring something, but far less than the first ones did.
  var slowingDown: String? {
    guard words.areErrors, let first = records.first, first.epoch == 1, records.count > 3,
      let second = record(of: 2)?.validated, let start = first.validated,
      let before = record(1, before: last)?.validated, let now = last.validated,
      let unit = facts.ratingUnit
    else { return nil }
    let (early, late) = (
      start.squareRoot() - second.squareRoot(), before.squareRoot() - now.squareRoot()
    )
    guard early > 0, late > 0, late < Self.little * early else { return nil }
    return "Epochs bring less and less: the second took \(early.fixed(3)) \(unit) off the error,"
      + " this one \(late.fixed(3))."
  }
}
