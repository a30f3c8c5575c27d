import Models
import RatingData

/// What a list of recommendations is in the order of.
public enum RankedBy: Sendable, Equatable {
  /// How well movies fit the person, by a model that only ranks.
  case fit
  /// The ratings that a model expects.
  case ratings
  /// How many people like a movie: what people of any taste start from, where nothing is known of this one's.
  case likers

  /// What a model ranks by.
  init(_ model: any Model) { self = model.predictsRatings ? .ratings : .fit }
}

extension DataSet {
  /// By movie: how many users like it.
  ///
  /// - Complexity: O(ratings).
  func likers() -> [Int32] {
    var counts = [Int32](repeating: 0, count: ratings.movieCount)
    for (position, movie) in ratings.movies.enumerated()
    where ratings.values[position] >= ratings.relevanceThreshold {
      counts[movie.position] += 1
    }
    return counts
  }

  /// The movies that most users like, with their number as the score; ties by index.
  ///
  /// - Parameters:
  ///   - seen: movies to leave out.
  ///   - rating: what is expected of each, not clipped.
  ///   - judge: who expects it.
  func starters(
    besides seen: Set<MovieIndex>, count: Int, _ rating: (MovieIndex) -> Float,
    by judge: any Model, where isEligible: (MovieIndex) -> Bool
  ) -> [Recommendation] {
    let likers = likers().map { Float($0) }
    return judge.recommendations(
      by: likers, excluding: seen, count: count, on: ratings.scale, where: isEligible
    ).map {
      Recommendation(movie: $0.movie, score: $0.score, predicted: 0, unclipped: 0)
        .rated(rating($0.movie), by: judge, on: ratings.scale)
    }
  }
}
