import Cells
import Models
import RatingData
import Runs

/// Everything about one user: profile, ratings against predictions, recommendations, nearest users.
struct UserAnswer: Answer {
  struct Rated {
    let movie: Movie
    let rating: Float
    let predicted: Float
  }

  let user: User
  let mean: Double
  /// Highest rating first, then by prediction.
  let rated: [Rated]
  let recommendations: RecommendAnswer
  let neighbours: [Neighbour<UserIndex>]
  let neighbourUsers: [User]
  /// How many rated movies the text shows; JSON has them all.
  let count: Int

  init(_ user: UserIndex, in data: DataSet, _ model: any Model, count: Int) {
    self.count = count
    self.user = data.catalogue[user]
    mean = data.mean(of: user)
    rated = data.byUser[user].map { position in
      let movie = data.ratings.movies[position]
      return Rated(
        movie: data.catalogue[movie], rating: data.ratings.values[position],
        predicted: model.predict(user, movie).rating)
    }.sorted { ($0.rating, $0.predicted) > ($1.rating, $1.predicted) }
    recommendations = RecommendAnswer(for: user, in: data, model, count: count)
    neighbours = model.nearestUsers(to: user, count: count)
    neighbourUsers = neighbours.map { data.catalogue[$0.index] }
  }

  /// Root mean squared error over what they rated.
  var rmse: Double {
    let squares = rated.reduce(0.0) { sum, row in
      let error = Double(row.rating - row.predicted)
      return sum + error * error
    }
    return (squares / Double(max(1, rated.count))).squareRoot()
  }

  var json: JSON {
    let ratings = rated.map { row in
      JSON.movie(row.movie).adding([
        "rating": .number(row.rating), "predicted": .number(row.predicted),
      ])
    }
    let nearest: [JSON] = zip(neighbours, neighbourUsers).map { neighbour, user in
      ["id": .identifier(user.id.rawValue), "similarity": .number(neighbour.similarity)]
    }
    return [
      "user": userJSON, "ratings": .array(ratings), "recommendations": recommendations.rowsJSON,
      "neighbours": .array(nearest),
    ]
  }

  private var userJSON: JSON {
    var json: JSON = ["id": .identifier(user.id.rawValue)]
    if let profile = user.profile {
      json = json.adding([
        "gender": .string(profile.gender), "age": .string(profile.ageGroup),
        "occupation": .string(profile.occupation),
      ])
    }
    return json.adding([
      "rated": .integer(rated.count), "mean": .number(mean), "rmse": .number(rmse),
    ])
  }
}

extension UserAnswer {
  var lines: [String] {
    [heading, ""] + ratedLines + ["", "Recommended:", ""] + recommendations.table.lines
      + ["", "Nearest users, by cosine:", ""] + neighbourTable.lines
  }

  private var heading: String {
    let facts =
      ["User \(user.id)"]
      + (user.profile.map { [$0.gender, $0.ageGroup, $0.occupation] } ?? [])
      + [
        rated.count.counted("rating"), "mean \(Numbers.fixed(mean, 2))",
        "RMSE \(Numbers.fixed(rmse, 3))",
      ]
    return facts.joined(separator: ", ")
  }

  private var ratedLines: [String] {
    var table = TextTable([
      ("rated", .right), ("predicted", .right), ("error", .right), ("movie", .left), ("id", .right),
    ])
    for row in rated.prefix(count) {
      let error = Double(row.predicted - row.rating)
      table.append([
        Numbers.rating(row.rating), Numbers.fixed(Double(row.predicted), 2),
        (error > 0 ? "+" : "") + Numbers.fixed(error, 2), row.movie.title, "\(row.movie.id)",
      ])
    }
    let rest = rated.count - min(count, rated.count)
    return table.lines + (rest > 0 ? ["… and \(rest.grouped) more (--count)"] : [])
  }

  private var neighbourTable: TextTable {
    var table = TextTable([("#", .right), ("cosine", .right), ("user", .right), ("", .left)])
    for (rank, (neighbour, user)) in zip(neighbours, neighbourUsers).enumerated() {
      let profile = user.profile.map { "\($0.gender) \($0.ageGroup) \($0.occupation)" }
      table.append([
        "\(rank + 1)", Numbers.fixed(Double(neighbour.similarity), 3), "\(user.id)", profile ?? "",
      ])
    }
    return table
  }
}
