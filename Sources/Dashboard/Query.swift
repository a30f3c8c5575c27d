import Models
import RatingData

/// A question to a model that is answered off the main thread.
public struct Query: Sendable, Equatable {
  public enum Subject: Sendable, Hashable {
    /// - Parameter draw: which of the model's draws is asked; nil for their mean, and of a model that has none.
    case movie(MovieIndex, measure: Similarity, minimumRatings: Int, draw: Int?)
    case user(UserIndex)
    /// Where the model is wrong, on so many held-out ratings at the most.
    case errors(limit: Int)
  }

  /// Who asks: each is answered apart from the others.
  public enum Asker: Sendable, Hashable, CaseIterable {
    case list
    case detail
    case errors
  }

  public let subject: Subject
  public let model: TrainedModel
  public let asker: Asker

  /// Rows that an answer holds at the most.
  static let depth = 200

  public init(_ subject: Subject, of model: TrainedModel, for asker: Asker) {
    self.subject = subject
    self.model = model
    self.asker = asker
  }

  /// Finds the answer; takes milliseconds on MovieLens 1M.
  public func answer(in library: Library) -> Answer {
    switch subject {
    case .movie(let movie, let measure, let minimum, let draw):
      let whole = model.snapshot.model
      // A younger model has fewer draws than the one that was stepped through.
      let draw = draw.flatMap { $0 < whole.drawCount ? $0 : nil }
      let asked = draw.map { whole.draw($0) } ?? whole
      let nearest = asked.nearestMovies(
        to: movie, count: Self.depth, measure: measure,
        where: { library.ratingCount($0) >= minimum })
      return .movie(
        MovieAnswer(
          query: self, movie: movie, measure: whole.similarity(for: measure),
          minimumRatings: minimum, draw: draw, draws: whole.drawCount, neighbours: nearest)
      )
    case .errors(let limit):
      return .errors(ErrorAnswer(query: self, limit: limit, library: library))
    case .user(let user):
      return .user(UserAnswer(query: self, user: user, library: library))
    }
  }
}

/// What came of a query.
public enum Answer: Sendable {
  case movie(MovieAnswer)
  case user(UserAnswer)
  case errors(ErrorAnswer)
}

/// The nearest movies of one.
public struct MovieAnswer: Sendable {
  let query: Query
  let movie: MovieIndex
  let measure: Similarity
  let minimumRatings: Int
  /// Which of so many draws it is of; nil for their mean.
  let draw: Int?
  let draws: Int
  let neighbours: [Neighbour<MovieIndex>]
}
