import Profiles
import RatingData

/// The ratings that a person can choose from, in stars of five: those that the data have.
struct StarSteps: Sendable, Equatable {
  /// Ascending; two at least.
  let levels: [Float]
  private let scale: RatingScale

  /// Likes and dislikes of counts; half stars where the steps of a scale are no halves of stars.
  init(_ scale: RatingScale) {
    self.scale = scale
    let own = scale.signal == .explicit ? Self.ownLevels(of: scale) : [1, Profile.stars.upperBound]
    levels = own.count > 1 ? own : Self.halves
  }

  private static let halves: [Float] = (1...10).map { Float($0) / 2 }

  /// The steps of a scale as stars, those below the least that can be given left out; none where they are no half stars.
  private static func ownLevels(of scale: RatingScale) -> [Float] {
    guard scale.step > 0, scale.range.upperBound > 0 else { return [] }
    let factor = Profile.stars.upperBound / scale.range.upperBound
    let own = halves.filter { stars in
      let steps = (stars / factor - scale.range.lowerBound) / scale.step
      return steps > -1e-3 && abs(steps - steps.rounded()) < 1e-3
    }
    let halfStar = factor * scale.step * 2
    return abs(halfStar - halfStar.rounded()) < 1e-3 && halfStar.rounded() > 0 ? own : []
  }

  /// The rating a number of steps above another, and not beyond the ends; where there is none yet, the first step up is
  /// a movie that is liked, four stars, and the first step down one that is not, two.
  func rating(_ steps: Int, above rating: Float?) -> Float {
    let start = rating.map { nearest(to: $0) + steps }
    let first = steps > 0 ? nearest(to: Profile.liked) + steps - 1 : nearest(to: 2) + steps + 1
    return levels[min(max(0, start ?? first), levels.count - 1)]
  }

  /// The rating that a click on a star means: as many whole stars, and on those again half a star less, where that is a
  /// step.
  func rating(byClickOn star: Int, now: Float?) -> Float {
    let whole = levels[nearest(to: Float(star))]
    let less = whole - 0.5
    return now == whole && levels.contains(less) ? less : whole
  }

  /// The stars that come to a value of the scale, or nearest to it.
  func rating(of value: Float) -> Float {
    func distance(_ stars: Float) -> Float { abs(scale.value(ofStars: stars) - value) }
    return levels.min { distance($0) < distance($1) } ?? value
  }

  private func nearest(to rating: Float) -> Int {
    levels.indices.min { abs(levels[$0] - rating) < abs(levels[$1] - rating) } ?? 0
  }
}

/// Stars that a person sets, and has not kept yet.
struct StarChoice: Sendable, Equatable {
  let movie: MovieIndex
  /// 0.5 to 5.
  let stars: Float
}
