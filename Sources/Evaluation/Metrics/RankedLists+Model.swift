import Concurrency
import Learning
import Models
import RatingData

extension RankedLists {
  /// What every user with a relevant test rating is recommended, out of all movies that they have not rated in
  /// training, and which of it they turned out to like. No negatives are sampled.
  ///
  /// Source of the warning against sampled negatives: Krichene, Rendle: On Sampled Metrics for Item
  /// Recommendation, KDD 2020. https://doi.org/10.1145/3394486.3403226
  ///
  /// - Parameter length: movies in a list.
  init(
    of model: any Model, on split: EvaluationSplit, length: Int,
    workers: Workers
  ) {
    let ratings = split.ratings
    var seen = [[MovieIndex]](repeating: [], count: ratings.userCount)
    for position in split.train {
      seen[ratings.users[Int(position)].position].append(ratings.movies[Int(position)])
    }
    var liked = [Set<MovieIndex>](repeating: [], count: ratings.userCount)
    for position in split.test where ratings.values[Int(position)] >= ratings.relevanceThreshold {
      liked[ratings.users[Int(position)].position].insert(ratings.movies[Int(position)])
    }
    let users = liked.indices.filter { !liked[$0].isEmpty }
    let (seenByUser, likedByUser) = (seen, liked)
    let lists = workers.map(users.count) { index in
      let user = users[index]
      // A movie rated twice may be in both parts; it is no recommendation.
      let relevant = likedByUser[user].subtracting(seenByUser[user])
      let list = model.recommendations(
        for: UserIndex(user), excluding: Set(seenByUser[user]), count: length, on: ratings.scale)
      return RankedList(
        movies: list.map(\.movie), hits: list.map { relevant.contains($0.movie) },
        relevant: relevant.count)
    }
    self.init(lists.filter { $0.relevant > 0 }, movieCount: ratings.movieCount)
  }
}
