import Models
import RatingData
import Runs

/// What a user would give a movie.
struct PredictResult: CommandResult {
  let user: UserID
  let movie: Movie
  let predicted: Float
  /// What they gave it, where they did.
  let rating: Float?

  init(_ user: UserIndex, _ movie: MovieIndex, in data: DataSet, _ model: any Model) {
    self.user = data.catalogue[user].id
    self.movie = data.catalogue[movie]
    predicted = model.predict(user, movie).rating
    rating = data.rating(of: movie, by: user)
  }

  var json: JSON {
    let answer: JSON = [
      "user": .identifier(user.rawValue), "movie": .movie(movie), "predicted": .number(predicted),
    ]
    return rating.map { answer.adding(["rating": .number($0)]) } ?? answer
  }

  func lines(fitting width: Int?) -> [String] {
    let rated = rating.map { "rated \(Numbers.rating($0))" } ?? "not rated yet"
    return [
      "\(movie.title) for user \(user): predicted \(Numbers.fixed(Double(predicted), 2)), \(rated)"
    ]
  }
}
