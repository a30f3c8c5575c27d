import Answers
import Models
import RatingData
import TestSamples

/// Ratings of 25 users and 70 movies, the shape of `Samples.model`; every other movie is a comedy.
enum AnswerSamples {
  static let data = DataSet(
    name: "sample", ratings: Samples.ratings(users: 25, movies: 70, count: 600),
    catalogue: Catalogue(
      movies: (0..<70).map {
        Movie(
          id: MovieID(Int64($0)), title: "Movie \($0) (19\(10 + $0))",
          genres: [$0 % 2 == 0 ? "Comedy" : "Drama"])
      },
      users: (0..<25).map { User(id: UserID(Int64($0))) }))

  static let comedies = MovieFilter(genres: ["Comedy"])

  /// All movies, the most rated first.
  static let mostRated = (0..<70).map { MovieIndex($0) }.sorted {
    (data.byMovie.count($1), $0.position) < (data.byMovie.count($0), $1.position)
  }

  /// λ is 0.1 a rating, and 1 in a model of other movies than these.
  static func asked(_ model: any Model, heldOut: HeldOut? = nil) -> AskedModel {
    AskedModel(
      model, named: model.kind, heldOut: heldOut,
      regularization: FoldInRegularization { ratings, movies in
        movies == 70 ? 0.1 * Double(ratings) : 1
      })
  }
}
