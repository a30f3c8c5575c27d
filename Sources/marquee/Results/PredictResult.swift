import Answers
import Cells
import Models
import RatingData
import Text

/// What a user would give a movie.
struct PredictResult: CommandResult {
  let user: UserID
  let movie: Movie
  let predicted: Prediction
  /// Clipped to the scale.
  let shown: Float
  /// What they gave it, where they did.
  let rating: Float?
  /// Where the movie stands among all that the user has not rated, from 1; nil of one that they have.
  let rank: MovieRank?

  init(_ user: UserIndex, _ movie: MovieIndex, in data: DataSet, _ model: any Model) {
    self.user = data.catalogue[user].id
    self.movie = data.catalogue[movie]
    predicted = model.predict(user, movie)
    shown = model.shown(predicted.rating, on: data.ratings.scale)
    rating = data.rating(of: movie, by: user)
    rank = MovieRank(of: movie, for: user, in: data, model)
  }

  var json: JSON {
    var answer: JSON = [
      "user": .identifier(user.rawValue), "movie": .movie(movie),
      "predicted": .number(shown), "score": .number(predicted.rating),
    ]
    if let deviation = predicted.standardDeviation {
      answer = answer.adding(["sd": .number(deviation)])
    }
    if let rank {
      answer = answer.adding(["rank": .integer(rank.place), "unrated": .integer(rank.count)])
    }
    return rating.map { answer.adding(["rating": .number($0)]) } ?? answer
  }

  func lines(fitting width: Int?) -> [String] {
    let rated =
      rating.map { "rated \(Numbers.rating($0))" }
      ?? rank.map { "not rated yet, rank \($0.place.grouped) of \($0.count.grouped)" }
      ?? "not rated yet"
    let value = Numbers.fixed(Double(shown), 2)
    let deviation = predicted.standardDeviation.map { " ± \(Numbers.fixed(Double($0), 2))" } ?? ""
    return ["\(movie.title) for user \(user): predicted \(value)\(deviation), \(rated)"]
  }
}
