import Cells
import Models
import RatingData
import Text

/// What a user would give a movie.
struct PredictResult: CommandResult {
  let user: UserID
  let movie: Movie
  let predicted: Prediction
  /// The same, clipped to the scale.
  let shown: Float
  /// What they gave it, where they did.
  let rating: Float?
  /// Where the movie stands among all that the user has not rated, from 1; nil of one that they have.
  let rank: (place: Int, of: Int)?

  init(_ user: UserIndex, _ movie: MovieIndex, in data: DataSet, _ model: any Model) {
    self.user = data.catalogue[user].id
    self.movie = data.catalogue[movie]
    predicted = model.predict(user, movie)
    shown = model.shown(predicted.rating, on: data.ratings.scale)
    rating = data.rating(of: movie, by: user)
    let seen = Set(data.byUser[user].map { data.ratings.movies[$0] })
    let scores = model.scores(for: user)
    let above = scores.indices.count {
      scores[$0] > scores[movie.position] && !seen.contains(MovieIndex($0))
    }
    rank = seen.contains(movie) ? nil : (above + 1, scores.count - seen.count)
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
      answer = answer.adding(["rank": .integer(rank.place), "unrated": .integer(rank.of)])
    }
    return rating.map { answer.adding(["rating": .number($0)]) } ?? answer
  }

  func lines(fitting width: Int?) -> [String] {
    let rated =
      rating.map { "rated \(Numbers.rating($0))" }
      ?? rank.map { "not rated yet, rank \($0.place.grouped) of \($0.of.grouped)" }
      ?? "not rated yet"
    let value = Numbers.fixed(Double(shown), 2)
    let deviation = predicted.standardDeviation.map { " ± \(Numbers.fixed(Double($0), 2))" } ?? ""
    return ["\(movie.title) for user \(user): predicted \(value)\(deviation), \(rated)"]
  }
}
