import Answers
import Evaluation
import Learning
import Models
import RatingData

/// How alike the first ten recommendations of all users are, and how often neighbours are sequels.
struct SamenessAnswer: Sendable {
  struct Subject: Equatable, Sendable {
    let filter: MovieFilter
  }

  let question: ModelQuestion<Subject>
  let sameness: Sameness
  /// How often a movie's sequels stand near it; nil of a model that knows no similarity, and of movies that have none.
  let siblings: SiblingShare?

  /// Users whose lists are made, spread over all: enough for a figure of two digits.
  private static let most = 500
  static let length = 10
  /// Movies of series whose neighbours are looked at: each asks for all movies.
  private static let mostSiblings = 250

  init(_ question: ModelQuestion<Subject>, in library: Library) {
    let data = library.data
    let model = question.model.snapshot.model
    let lists = UserLists(
      of: Self.most, length: Self.length, in: data, model, filter: question.subject.filter
    ).lists
    self.question = question
    let siblings = SiblingShare(of: model, library.series, most: Self.mostSiblings) {
      data.byMovie.count($0) >= SiblingShare.fewestRatings
    }
    self.siblings = siblings.flatMap { $0.movies > 0 ? $0 : nil }
    sameness = Sameness(
      lists, movieCount: data.ratings.movieCount, popularity: library.ratingCount)
  }
}
