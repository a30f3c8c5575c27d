import Answers
import Jobs
import Models
import RatingData

/// The movies of the map, and in a model's factors where they stand along its principal components.
struct MapAnswer: Sendable {
  struct Subject: Equatable, Sendable {
    let filter: MovieFilter
    /// Whether users are wanted, too.
    let showsUsers: Bool
    /// What the person before the screen rated, to show them among the users.
    let ratings: [MovieRating]
  }

  /// A subject, and the model whose components are wanted; nil where none is.
  struct Question: JobRequest {
    let subject: Subject
    let model: TrainedModel?
  }

  let question: Question
  var filter: MovieFilter { question.subject.filter }
  /// The movies that pass the filter, the least rated first: popular ones are drawn over others.
  let movies: [MovieIndex]
  /// nil without a model, and of one that has no factors.
  let components: MapComponents?

  /// - Parameter previous: the components of the map before, which this one flows on from.
  init(_ question: Question, following previous: PrincipalComponents?, in library: Library) {
    let filter = question.subject.filter
    let vectors = question.model?.snapshot.model.movieVectors
    movies = MoviePlane.movies(in: library.data).filter {
      filter.admits($0, in: library.data)
        && vectors?[$0.position].allSatisfy(\.isFinite) ?? true
    }
    self.question = question
    components = question.model.flatMap { [movies] in
      MapComponents(of: $0, movies, question.subject, following: previous, in: library)
    }
  }
}
