import Evaluation
import Models
import RatingData

/// What everyone's first ten recommendations come to, and what everyone's neighbours.
struct SamenessAnswer: Sendable {
  struct Subject: Equatable, Sendable {
    let filter: MovieFilter
  }

  let question: ModelQuestion<Subject>
  let spread: ListSpread
  /// How often a film's sequels stand near it; nil of a model that knows no similarity, and of films that have none.
  let siblings: SiblingShare?

  /// Users whose lists are made, spread over all: enough for a figure of two digits.
  private static let most = 500
  static let length = 10
  /// Films of series whose neighbours are looked at: each asks for all movies.
  private static let mostSiblings = 250

  init(_ question: ModelQuestion<Subject>, in library: Library) {
    let data = library.data
    let filter = question.subject.filter
    let model = question.model.snapshot.model
    let step = max(1, data.ratings.userCount / Self.most)
    let lists = stride(from: 0, to: data.ratings.userCount, by: step).map { user in
      let seen = Set(data.byUser[UserIndex(user)].map { data.ratings.movies[$0] })
      return model.recommendations(
        for: UserIndex(user), excluding: seen, count: Self.length, on: data.ratings.scale,
        where: { filter.admits($0, in: data) }
      ).map(\.movie)
    }
    self.question = question
    let siblings = SiblingShare(of: model, library.series, most: Self.mostSiblings) {
      data.byMovie.count($0) >= SiblingShare.fewestRatings
    }
    self.siblings = siblings.flatMap { $0.films > 0 ? $0 : nil }
    spread = ListSpread(
      lists, movieCount: data.ratings.movieCount, popularity: library.ratingCount)
  }
}
