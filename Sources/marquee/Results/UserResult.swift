import Answers
import Cells
import Models
import RatingData
import Text

/// Everything about one user: profile, ratings against predictions, recommendations, nearest users.
struct UserResult: CommandResult {
  let user: User
  let mean: Double
  let catalogue: Catalogue
  let report: UserReport
  /// Highest rating first, then by prediction.
  let rated: [UserReport.Rated]
  let recommendations: RecommendResult
  /// How many rated movies the text shows; JSON has them all.
  let count: Int

  init(
    _ user: UserIndex, in data: DataSet, _ asked: AskedModels,
    filter: MovieFilter = MovieFilter(), count: Int
  ) {
    self.count = count
    self.user = data.catalogue[user]
    catalogue = data.catalogue
    mean = data.mean(of: user)
    report = UserReport(user, in: data, asked, filter: filter, count: count)
    rated = report.rated.sorted { ($0.rating, $0.predicted) > ($1.rating, $1.predicted) }
    recommendations = RecommendResult(
      report.recommendations, for: user, in: data, RecommendedFigures(report.rankedBy, asked))
  }

  var json: JSON {
    let ratings = rated.map { row in
      JSON.movie(catalogue[row.movie]).adding([
        "rating": .number(row.rating), "predicted": .number(row.predicted),
      ]).adding(row.isHeldOut ? ["unseen": .bool(true)] : [:])
    }
    let nearest: [JSON] = report.neighbours.map { neighbour in
      [
        "id": .identifier(catalogue[neighbour.index].id.rawValue),
        "similarity": .number(neighbour.similarity),
      ]
    }
    let answer: JSON = [
      "user": userJSON, "ratings": .array(ratings), "recommendations": recommendations.rowsJSON,
      "neighbours": .array(nearest),
    ]
    return answer.adding(recommendations.figures.json)
  }

  private var userJSON: JSON {
    JSON.user(user).adding([
      "rated": .integer(rated.count), "mean": .number(mean),
      "rmse": .number(report.rootMeanSquaredError),
    ]).adding(
      report.heldOutError == nil
        ? [:]
        : [
          "rmse_trained": .number(report.trainedError),
          "rmse_unseen": .number(report.heldOutError),
        ])
  }
}

extension UserResult {
  func lines(fitting width: Int?) -> [String] {
    [heading, ""] + ratedLines(fitting: width) + ["", "Recommended:", ""]
      + recommendations.table.lines(fitting: width)
      + ["", "Nearest users, by cosine:", ""] + neighbourTable.lines(fitting: width)
  }

  private var heading: String {
    let facts =
      ["User \(user.id)"]
      + (user.profile.map { [$0.gender, $0.ageGroup, $0.occupation] } ?? [])
      + [
        rated.count.counted("rating"), "mean \(Numbers.fixed(mean, 2))",
      ] + (error.map { [$0] } ?? [])
    return facts.joined(separator: ", ")
  }

  /// Two figures are honest where the model was trained on some of the ratings and not on others.
  private var error: String? {
    guard let trained = report.trainedError, let heldOut = report.heldOutError else {
      return report.rootMeanSquaredError.map { "RMSE \(Numbers.fixed($0, 3))" }
    }
    return "RMSE \(Numbers.fixed(trained, 3)), of ratings not trained on (°) "
      + Numbers.fixed(heldOut, 3)
  }

  private func ratedLines(fitting width: Int?) -> [String] {
    var table = TextTable([
      ("rated", .right), ("predicted", .right), ("error", .right), (catalogue.kind.singular, .left),
      ("id", .right),
    ])
    for row in rated.prefix(count) {
      let error = Double(row.predicted - row.rating)
      table.append([
        Numbers.rating(row.rating), Numbers.fixed(Double(row.predicted), 2),
        report.predictsRatings ? (error > 0 ? "+" : "") + Numbers.fixed(error, 2) : "-",
        (row.isHeldOut ? "° " : "") + catalogue[row.movie].title, "\(catalogue[row.movie].id)",
      ])
    }
    let rest = rated.count - min(count, rated.count)
    return table.lines(fitting: width) + (rest > 0 ? ["… and \(rest.grouped) more (--count)"] : [])
  }

  private var neighbourTable: TextTable {
    var table = TextTable([("#", .right), ("cosine", .right), ("user", .right), ("", .left)])
    for (rank, neighbour) in report.neighbours.enumerated() {
      let user = catalogue[neighbour.index]
      let profile = user.profile.map { "\($0.gender) \($0.ageGroup) \($0.occupation)" }
      table.append([
        "\(rank + 1)", Numbers.fixed(Double(neighbour.similarity), 3), "\(user.id)", profile ?? "",
      ])
    }
    return table
  }
}
