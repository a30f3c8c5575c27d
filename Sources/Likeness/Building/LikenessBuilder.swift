import Concurrency
import RatingData

/// Makes a likeness view by view, so that the first lists can be shown before the last are made.
///
///     var builder = LikenessBuilder(ratings, movies: movies)
///     show(builder.first(movie))
///     while builder.advance(with: workers, proceed: proceed) { show(builder.likeness) }
///
/// On MovieLens 1M and two cores the first is there after 0.1 s, who watched and the deviations after 1 s, EASE after 2 s
/// and all after 10 s. What is made is the same, to the bit, however many threads there are, and wherever it was left and
/// taken up again.
public struct LikenessBuilder: Sendable {
  /// As far as it is made.
  public private(set) var likeness: Likeness
  private let ratings: Ratings
  private let movies: [Movie]
  private let limits: LikenessLimits
  private let audience: Audience

  /// Looks at all ratings once.
  ///
  /// - Parameters:
  ///   - movies: what the catalogue says of each, by index; genres and years are features.
  ///   - known: views that were made before, such as those that were kept; nothing of them is made again where they are of
  ///     these data.
  public init(
    _ ratings: Ratings, movies: [Movie], continuing known: Likeness? = nil,
    limits: LikenessLimits = .usual
  ) {
    self.ratings = ratings
    self.movies = movies
    self.limits = limits
    audience = Audience(ratings)
    let fingerprint = LikenessFingerprint(ratings, movies: movies)
    let isKnown = known?.fingerprint == fingerprint && known?.only == nil
    if isKnown, let known {
      likeness = known
    } else {
      likeness = Self.empty(audience, movies: movies, fingerprint)
    }
  }

  /// One without a view yet.
  private static func empty(
    _ audience: Audience, movies: [Movie], _ fingerprint: LikenessFingerprint
  ) -> Likeness {
    let listed = audience.listed
    var leftOut: Set<LikenessView> = []
    // Where all ratings are equal there is neither a deviation nor anything that factors could explain.
    if !audience.hasOpinions { leftOut = [.deviations, .samples] }
    if listed.count == 0 { leftOut = Set(LikenessView.allCases) }
    return Likeness(
      fingerprint: fingerprint,
      rule: LikenessRule(
        density: listed.density,
        hasFeatures: movies.contains { $0.year != nil || !$0.genres.isEmpty }),
      movieCount: audience.movieCount, listedCount: listed.count, only: nil, leftOut: leftOut,
      lists: [:], bases: [:])
  }

  /// The views that the next step makes: all of those that are made at once; none at the end.
  public var next: [LikenessView] {
    let missing = likeness.missing
    guard let first = missing.first else { return [] }
    let together: [LikenessView] = [.watched, .deviations]
    return together.contains(first) ? missing.filter(together.contains) : [first]
  }

  /// Who watched, and the deviations, for one movie alone, in a blink.
  public func first(_ movie: MovieIndex) -> Likeness {
    var likeness = Self.empty(audience, movies: movies, self.likeness.fingerprint)
    likeness.only = movie
    let lists = CommonRaters(audience).lists(of: movie.position)
    for (view, list) in [(LikenessView.watched, lists.watched), (.deviations, lists.deviations)]
    where !likeness.leftOut.contains(view) {
      likeness.lists[view] = .only(list, of: movie.position, among: audience.movieCount)
      likeness.bases[view] = wholeBasis
    }
    return likeness
  }

  /// Makes the next views.
  ///
  /// - Parameter proceed: asked, several times a second on usual data, with the part of this step that is done, from 0 to
  ///   1; false ends the step, and the views of those before it stay.
  /// - Returns: whether views were made; false at the end, and where it was ended.
  public mutating func advance(
    with workers: Workers, proceed: (Double) -> Bool = { _ in true }
  ) -> Bool {
    switch next.first {
    case .watched, .deviations: commonRaters(with: workers, proceed: proceed)
    case .ease: ease(with: workers, proceed: proceed)
    case .samples: samples(with: workers, proceed: proceed)
    case nil: false
    }
  }

  private var wholeBasis: LikenessBasis {
    LikenessBasis(movies: audience.listed.count, ratings: audience.ratingCount)
  }

  private static let moviesAtOnce = 256

  private mutating func commonRaters(
    with workers: Workers, proceed: (Double) -> Bool
  ) -> Bool {
    let common = CommonRaters(audience)
    var (watched, deviations) = (ViewLists(), ViewLists())
    let count = audience.movieCount
    for start in stride(from: 0, to: count, by: Self.moviesAtOnce) {
      guard proceed(Double(start) / Double(count)) else { return false }
      let end = min(count, start + Self.moviesAtOnce)
      for lists in common.lists(of: start..<end, with: workers) {
        watched.append(lists.watched)
        deviations.append(lists.deviations)
      }
    }
    take(watched, as: .watched, wholeBasis)
    if !likeness.leftOut.contains(.deviations) { take(deviations, as: .deviations, wholeBasis) }
    return true
  }

  private mutating func ease(with workers: Workers, proceed: (Double) -> Bool) -> Bool {
    let ease = EASEColumns(
      audience, regularization: likeness.rule.regularization, most: limits.easeMovies)
    guard let lists = ease.lists(with: workers, proceed: proceed) else { return false }
    take(
      lists, as: .ease,
      LikenessBasis(movies: ease.memberCount, ratings: audience.ratingCount))
    return true
  }

  private mutating func samples(with workers: Workers, proceed: (Double) -> Bool) -> Bool {
    let chain = LikenessChain(
      ratings, movies: movies, listed: audience.listed.count, limits: limits)
    guard let lists = chain.lists(audience.listed, with: workers, proceed: proceed) else {
      return false
    }
    take(
      lists, as: .samples,
      LikenessBasis(movies: audience.listed.count, ratings: chain.ratings.count))
    return true
  }

  private mutating func take(_ lists: ViewLists, as view: LikenessView, _ basis: LikenessBasis) {
    likeness.lists[view] = lists
    likeness.bases[view] = basis
  }
}
