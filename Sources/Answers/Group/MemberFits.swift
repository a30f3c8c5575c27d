import Models
import RatingData

/// How well every movie fits one person, on a scale that means the same of all: 1 is the best that is left for them.
///
///     fit(i) = ½ max(0, s_i) / max s + ½ (r_i − l) / (max r − l)
///
/// with s_i the scores of the model that makes lists, r_i the ratings that are expected, l the lowest rating, and maxima
/// over what is left to be seen. Who ranks tells what somebody would choose, but not what would annoy them, and the
/// ratings tell the opposite: what each half is worth alone stands among the measurements. A model of only one kind gives
/// both halves.
struct MemberFits {
  /// By `MovieIndex`; nil of a person of whom nothing can be said.
  let fits: [Float]?
  let silence: GroupMember.Silence?

  /// - Parameter seen: what is not left to be seen.
  init(
    of member: GroupMember, besides seen: Set<MovieIndex>, in data: DataSet, _ asked: AskedModels
  ) {
    guard !member.ratings.isEmpty else {
      (fits, silence) = (nil, .ratedNothing)
      return
    }
    let scale = data.ratings.scale
    let (lists, judge) = asked.folded(member.ratings, in: data)
    guard lists.reach > PersonReport.leastReach(of: asked.lists.model, on: scale) else {
      (fits, silence) = (nil, .tellsNothing)
      return
    }
    let halves = [(lists.scores, asked.lists.model), (judge.scores, asked.judge.model)].map {
      Self.shares($0, above: $1.predictsRatings ? scale.range.lowerBound : 0, besides: seen)
    }
    (fits, silence) = (zip(halves[0], halves[1]).map { ($0 + $1) / 2 }, nil)
  }

  /// What stands above a least value, by the highest that stands above it among what is left.
  private static func shares(
    _ scores: [Float], above least: Float, besides seen: Set<MovieIndex>
  ) -> [Float] {
    var highest = least
    for (position, score) in scores.enumerated()
    where score > highest && score.isFinite && !seen.contains(MovieIndex(position)) {
      highest = score
    }
    return scores.map { highest > least ? max(0, ($0 - least) / (highest - least)) : 0 }
  }
}
