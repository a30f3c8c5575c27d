import Answers
import Cells
import Exporting
import Models
import RatingData
import Text

/// Unseen movies for a user, best first.
struct RecommendResult: ListResult {
  struct Row {
    let movie: Movie
    /// Clipped to the scale, and not.
    let predicted: Float
    let score: Float
    /// 0 ... 1; nil of who ranks by ratings.
    let fit: Float?
    /// By everybody.
    let ratings: Int
    let mean: Double
    /// What carries it, the largest share first; empty where nobody asked.
    let reasons: [Reason]
    /// Who likes it, where no rating carries it.
    let likers: Reasons.Likers?

    struct Reason {
      let movie: Movie
      let share: Double
    }
  }

  /// nil of ratings that somebody brought.
  let user: UserID?
  let rows: [Row]
  let kind: ItemKind
  let figures: RecommendedFigures

  /// Ratings that are named beside a movie at the most.
  private static let reasons = 3

  init(
    for user: UserIndex, in data: DataSet, _ asked: AskedModels,
    filter: MovieFilter = MovieFilter(), count: Int
  ) {
    let report = UserReport(user, in: data, asked, filter: filter, count: count)
    self.init(
      report.recommendations, for: user, in: data,
      RecommendedFigures(report.rankedBy, asked),
      reasons: report.reasons(first: count, most: Self.reasons, in: data, asked))
  }

  /// For whoever has these ratings.
  ///
  /// - Parameter watched: movies that they know, too, and did not rate.
  init(
    forRatings ratings: [MovieRating], watched: [MovieIndex] = [], in data: DataSet,
    _ asked: AskedModels, filter: MovieFilter, count: Int
  ) {
    let mostRated = (0..<data.ratings.movieCount).map { MovieIndex($0) }.sorted {
      (data.byMovie.count($1), $0.position) < (data.byMovie.count($0), $1.position)
    }
    let report = PersonReport(
      of: ratings, watched: watched, in: data, asked,
      ground: Suggestions.Ground(asked.judge, mostRated, in: data), filter: filter, count: count)
    self.init(
      report.recommendations, for: nil, in: data,
      RecommendedFigures(report.rankedBy, asked),
      reasons: report.reasons(first: count, most: Self.reasons, in: data))
  }

  /// - Parameter reasons: by movie; none where nobody asked.
  init(
    _ recommendations: [Recommendation], for user: UserIndex?, in data: DataSet,
    _ figures: RecommendedFigures, reasons: [MovieIndex: Reasons] = [:]
  ) {
    self.figures = figures
    kind = data.kind
    self.user = user.map { data.catalogue[$0].id }
    rows = recommendations.map { recommendation in
      Row(
        movie: data.catalogue[recommendation.movie], predicted: recommendation.predicted,
        score: recommendation.score, fit: recommendation.fit,
        ratings: data.byMovie.count(recommendation.movie),
        mean: data.mean(of: recommendation.movie),
        reasons: (reasons[recommendation.movie]?.shares ?? []).map {
          Row.Reason(movie: data.catalogue[$0.movie], share: $0.share)
        }, likers: reasons[recommendation.movie]?.likers)
    }
  }

  var json: JSON {
    let asked: JSON = user.map { ["user": .identifier($0.rawValue)] } ?? [:]
    return asked.adding(["recommendations": rowsJSON]).adding(figures.json)
  }

  var csv: String {
    SeparatedText.csv(
      ["rank", "movieId", "title", "fit", "predicted", "score", "ratings", "mean"],
      rows.enumerated().map { rank, row in
        [
          "\(rank + 1)", "\(row.movie.id)", row.movie.title, row.fit.map { "\($0)" } ?? "",
          "\(row.predicted)", "\(row.score)", "\(row.ratings)", "\(row.mean)",
        ]
      })
  }

  /// The rows alone.
  var rowsJSON: JSON {
    .array(
      rows.map { row in
        JSON.movie(row.movie).adding([
          "predicted": .number(row.predicted), "score": .number(row.score),
          "ratings": .integer(row.ratings),
        ]).adding(row.fit.map { ["fit": .number($0)] } ?? [:]).adding(
          row.reasons.isEmpty
            ? [:]
            : [
              "because": .array(
                row.reasons.map { reason in
                  JSON.movie(reason.movie).adding(["share": .number(reason.share)])
                })
            ])
      })
  }

  func lines(fitting width: Int?) -> [String] {
    guard !rows.isEmpty else {
      return [
        user.map { "No \(kind.singular) is left to recommend to user \($0)." }
          ?? "No \(kind.singular) is left."
      ]
    }
    let remark =
      figures.rankedBy == .likers
      ? ["The ratings tell nothing of a taste yet: this is what most people like."] : []
    return [user.map { "Recommended to user \($0):" } ?? "Recommended:"] + remark + [""]
      + table.lines(fitting: width)
  }

  var table: TextTable {
    var table = TextTable(
      [("#", .right)] + figures.heads.map { ($0, .right) } + [
        (kind.singular, .left), ("ratings", .right), ("mean", .right), ("id", .right),
      ] + (hasReasons ? [("because", .left)] : []))
    for (rank, row) in rows.enumerated() {
      table.append(
        ["\(rank + 1)"] + figures.texts(row) + [
          row.movie.title, row.ratings.grouped, Numbers.fixed(row.mean, 2), "\(row.movie.id)",
        ] + (hasReasons ? [row.reason] : []))
    }
    return table
  }

  private var hasReasons: Bool { rows.contains { !$0.reasons.isEmpty || $0.likers != nil } }
}

extension RecommendResult.Row {
  /// What speaks for it first.
  fileprivate var reason: String {
    reasons.first.map { "\($0.movie.title) \(Numbers.fixed($0.share * 100, 0)) %" }
      ?? likers.map { "\($0)" } ?? "-"
  }
}
