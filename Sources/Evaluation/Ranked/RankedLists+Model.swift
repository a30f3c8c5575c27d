import Concurrency
import Learning
import Models
import RatingData

extension RankedLists {
  /// What every user with a relevant test rating is recommended, out of the movies that the split ranks, and which of it
  /// they turned out to like.
  ///
  /// - Parameter length: movies in a list.
  init(
    of model: any Model, on split: EvaluationSplit, length: Int, foldedIn: FoldInRegularization,
    workers: Workers
  ) {
    let ratings = split.ratings
    let scale = ratings.scale
    let users = split.testUsers
    let scores = UserScores(model, on: split, foldedIn)
    let pool = MoviePool(split)
    let lists = workers.map(users.count) { index in
      let user = users[index]
      let list = model.recommendations(
        by: scores(user.user), excluding: user.known, count: length, on: scale,
        where: pool.rule(for: user))
      return RankedList(
        movies: list.map(\.movie), hits: list.map { user.liked.contains($0.movie) },
        relevant: user.liked.count)
    }
    self.init(lists, movieCount: ratings.movieCount)
  }
}
