import Answers
import Cells
import Models
import RatingData
import Text

/// The users who would love a movie.
struct AdmirersResult: CommandResult {
  struct Row {
    let user: User
    let score: Float
    /// On the scale; nil of a model that only ranks.
    let predicted: Float?
    let ratings: Int
  }

  let movie: Movie
  let rows: [Row]

  init(of movie: MovieIndex, in data: DataSet, _ model: any Model, count: Int) {
    self.movie = data.catalogue[movie]
    rows = Admirers(of: movie, in: data, model, count: count).admirers.map {
      Row(
        user: data.catalogue[$0.user], score: $0.score, predicted: $0.predicted,
        ratings: data.byUser.count($0.user))
    }
  }

  var json: JSON {
    [
      "movie": .movie(movie),
      "admirers": .array(
        rows.map { row in
          JSON.user(row.user).adding([
            "predicted": row.predicted.map { .number($0) } ?? .null, "score": .number(row.score),
            "ratings": .integer(row.ratings),
          ])
        }),
    ]
  }

  func lines(fitting width: Int?) -> [String] {
    guard !rows.isEmpty else { return ["Everyone has rated \(movie.title)."] }
    let predicts = rows.contains { $0.predicted != nil }
    let hasProfiles = rows.contains { $0.user.profile != nil }
    var table = TextTable(
      [
        ("#", .right), (predicts ? "predicted" : "score", .right), ("user", .right),
        ("ratings", .right),
      ] + (hasProfiles ? [("profile", .left)] : []))
    for (rank, row) in rows.enumerated() {
      table.append(
        [
          "\(rank + 1)", Numbers.fixed(Double(row.predicted ?? row.score), 2), "\(row.user.id)",
          row.ratings.grouped,
        ] + (hasProfiles ? [row.user.profile.map(Self.text) ?? ""] : []))
    }
    return ["Would love \(movie.title):", ""] + table.lines(fitting: width)
  }

  private static func text(_ profile: User.Profile) -> String {
    [profile.gender, profile.ageGroup, profile.occupation].joined(separator: " · ")
  }
}
