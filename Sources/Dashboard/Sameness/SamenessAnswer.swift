import Evaluation
import Models
import RatingData

/// What everyone's first ten recommendations come to.
public struct SamenessAnswer: Sendable {
  let query: Query
  let spread: ListSpread

  /// Users whose lists are made, spread over all: enough for a figure of two digits.
  private static let most = 500
  static let length = 10

  init(query: Query, filter: MovieFilter, library: Library) {
    let data = library.data
    let model = query.model.snapshot.model
    let step = max(1, data.ratings.userCount / Self.most)
    let lists = stride(from: 0, to: data.ratings.userCount, by: step).map { user in
      let seen = Set(data.byUser[UserIndex(user)].map { data.ratings.movies[$0] })
      return model.recommendations(
        for: UserIndex(user), excluding: seen, count: Self.length, on: data.ratings.scale,
        where: { filter.admits($0, in: data) }
      ).map(\.movie)
    }
    self.query = query
    spread = ListSpread(
      lists, movieCount: data.ratings.movieCount, popularity: library.ratingCount)
  }
}
