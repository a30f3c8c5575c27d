import Answers
import Evaluation
import Learning
import Models
import RatingData

/// How alike the first ten recommendations of all users are, and what movies' neighbours are worth.
struct SamenessAnswer: Sendable {
  struct Subject: Equatable, Sendable {
    let filter: MovieFilter
  }

  let question: ModelQuestion<Subject>
  let sameness: Sameness
  /// nil of a model that knows no similarity.
  let neighbours: NeighbourFigures?

  /// Users whose lists are made, spread over all: enough for a figure of two digits.
  private static let most = 500
  static let length = 10

  init(_ question: ModelQuestion<Subject>, in library: Library) {
    let data = library.data
    let model = question.model.snapshot.model
    let lists = UserLists(
      of: Self.most, length: Self.length, in: data, model, filter: question.subject.filter
    ).lists
    self.question = question
    neighbours = ModelNearness(model).map { NeighbourFigures($0, in: library) }
    sameness = Sameness(
      lists, movieCount: data.ratings.movieCount, popularity: library.ratingCount)
  }
}
