import Models
import RatingData

/// Which movies are like which, by all that their ratings say: several views, each a ranking for every movie, fused by
/// reciprocal ranks.
///
///     likeness(a, b) = Σ_v w_v / (5 + rank_v(b near a)) / Σ_v w_v / 6
///
/// It is 1 for a movie that is first in every view, and 0 for one that is in no view's list. A list shows movies with 20
/// ratings or more; any movie can be asked for its own. It is made view by view (`LikenessBuilder`), and says which it
/// has: a figure is of those alone.
///
/// Who watched and who liked it are two kinds of likeness: the first finds sequels and rare films, the second finds taste
/// where a film is so popular that everyone has watched it. Fused by ranks they are better than each.
public struct Likeness: Sendable, Equatable {
  /// Which ratings it is of.
  public let fingerprint: LikenessFingerprint
  public let rule: LikenessRule
  /// Movies that it knows; indices are below it.
  public let movieCount: Int
  /// Movies with enough ratings for a list to show them.
  public let listedCount: Int
  /// The one movie that has lists so far; nil where all have.
  public internal(set) var only: MovieIndex?
  /// Views that these data say nothing about: deviations where all ratings are equal.
  public internal(set) var leftOut: Set<LikenessView>
  /// Movies that lists show though few rated them.
  var listedBesides: [MovieIndex] = []
  var lists: [LikenessView: ViewLists]
  var bases: [LikenessView: LikenessBasis]

  /// Ratings below which a movie is in nobody's list.
  public static let fewestRatings = 20

  /// Views that it has, in the order in which they are made.
  public var views: [LikenessView] { LikenessView.allCases.filter { lists[$0] != nil } }

  /// Views that are still to be made.
  public var missing: [LikenessView] {
    only != nil
      ? LikenessView.allCases
      : LikenessView.allCases.filter {
        lists[$0] == nil && !leftOut.contains($0)
      }
  }

  /// Whether every view is there that these data have.
  public var isFinished: Bool { missing.isEmpty }

  /// What a view was made from; nil of one that is not there.
  public func basis(of view: LikenessView) -> LikenessBasis? { bases[view] }

  /// What one view alone ranks first, the nearest first, with its own measure; none where the view is not there.
  public func list(of movie: MovieIndex, in view: LikenessView) -> [Neighbour<MovieIndex>] {
    guard let lists = lists[view], movie.position < lists.movieCount else { return [] }
    return lists.range(movie.position).map {
      Neighbour(index: MovieIndex(Int(lists.movies[$0])), similarity: Float(lists.scores[$0]))
    }
  }
}

/// How much of the data a view was made from: less than all where all of it would take too much memory or time.
public struct LikenessBasis: Sendable, Equatable {
  /// Movies that the view can list; those rated most where they are not all.
  public let movies: Int
  /// Ratings that it was learned from; those of a part of the users, drawn at random, where they are not all.
  public let ratings: Int

  public init(movies: Int, ratings: Int) {
    self.movies = movies
    self.ratings = ratings
  }
}

/// Tells data apart: lists that were kept are those of the same ratings, genres and years.
public struct LikenessFingerprint: Sendable, Hashable {
  let value: UInt64

  public init(_ ratings: Ratings, movies: [Movie]) {
    var hash = Fingerprint()
    hash.add(ratings.fingerprint)
    for movie in movies {
      hash.add(UInt64(bitPattern: Int64(movie.year ?? -1)))
      for genre in movie.genres { hash.add(genre) }
    }
    value = hash.value
  }

  init(value: UInt64) { self.value = value }

  /// Sixteen hexadecimal digits, as a file may be named.
  public var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
