import Cells
import Models
import RatingData
import Runs

/// Unseen movies for a user, best first.
struct RecommendResult: CommandResult {
  struct Row {
    let movie: Movie
    /// Clipped to the scale, and not.
    let predicted: Float
    let score: Float
    /// By everybody.
    let ratings: Int
    let mean: Double
  }

  let user: UserID
  let rows: [Row]

  init(for user: UserIndex, in data: DataSet, _ model: any Model, count: Int) {
    let seen = Set(data.byUser[user].map { data.ratings.movies[$0] })
    self.init(
      model.recommendations(for: user, excluding: seen, count: count, on: data.ratings.scale),
      for: user, in: data)
  }

  init(_ recommendations: [Recommendation], for user: UserIndex, in data: DataSet) {
    self.user = data.catalogue[user].id
    rows = recommendations.map {
      Row(
        movie: data.catalogue[$0.movie], predicted: $0.predicted, score: $0.score,
        ratings: data.byMovie.count($0.movie), mean: data.mean(of: $0.movie))
    }
  }

  var json: JSON { ["user": .identifier(user.rawValue), "recommendations": rowsJSON] }

  /// The rows alone.
  var rowsJSON: JSON {
    .array(
      rows.map { row in
        JSON.movie(row.movie).adding([
          "predicted": .number(row.predicted), "score": .number(row.score),
          "ratings": .integer(row.ratings),
        ])
      })
  }

  func lines(fitting width: Int?) -> [String] {
    guard !rows.isEmpty else { return ["User \(user) has rated every movie."] }
    return ["Recommended to user \(user):", ""] + table.lines(fitting: width)
  }

  var table: TextTable {
    var table = TextTable([
      ("#", .right), ("predicted", .right), ("movie", .left), ("ratings", .right),
      ("mean", .right), ("id", .right),
    ])
    for (rank, row) in rows.enumerated() {
      table.append([
        "\(rank + 1)", Numbers.fixed(Double(row.predicted), 2), row.movie.title,
        row.ratings.grouped, Numbers.fixed(row.mean, 2), "\(row.movie.id)",
      ])
    }
    return table
  }
}
