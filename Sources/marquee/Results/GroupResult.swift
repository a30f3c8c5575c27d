import Answers
import Cells
import Exporting
import RatingData
import Text

/// Movies for several people, best first.
struct GroupResult: ListResult {
  let report: GroupReport
  private let data: DataSet
  private let model: String

  init(_ report: GroupReport, in data: DataSet, _ asked: AskedModels) {
    self.report = report
    self.data = data
    model = asked.lists.name
  }

  var json: JSON {
    let answer: JSON = [
      "people": .array(report.members.map { .string($0) }),
      "rule": .string(report.rule.description),
      "recommendations": .array(
        report.rows.map { row in
          JSON.movie(data.catalogue[row.movie]).adding([
            "all": .number(row.all), "fit": .array(row.fits.map { .number($0) }),
            "gives_way": row.givesWay.map { .string(report.members[$0]) } ?? .null,
          ])
        }), "model": .string(model),
    ]
    guard !report.absent.isEmpty else { return answer }
    return answer.adding([
      "left_out": .array(
        report.absent.map {
          ["name": .string($0.name), "reason": .string("\($0.reason)")]
        })
    ])
  }

  /// Each one's fit under their name.
  var csv: String {
    SeparatedText.csv(
      ["rank", "movieId", "title", "all"] + report.members.map { "fit \($0)" }
        + ["gives_way", "ratings"],
      report.rows.enumerated().map { rank, row in
        let movie = data.catalogue[row.movie]
        return ["\(rank + 1)", "\(movie.id)", movie.title, "\(row.all)"]
          + row.fits.map { "\($0)" }
          + [report.givingWay(row) ?? "", "\(data.byMovie.count(row.movie))"]
      })
  }

  func lines(fitting width: Int?) -> [String] {
    guard !report.rows.isEmpty else {
      return ["No \(data.kind.singular) is left by the rule \(report.rule)."]
    }
    var table = TextTable(
      [("#", .right), ("all", .right)] + report.members.map { ($0, .right) } + [
        (data.kind.singular, .left), ("gives way", .left), ("ratings", .right), ("id", .right),
      ])
    for (rank, row) in report.rows.enumerated() {
      let movie = data.catalogue[row.movie]
      table.append(
        ["\(rank + 1)", Self.percent(row.all)] + row.fits.map(Self.percent) + [
          movie.title, report.givingWay(row) ?? "-", data.byMovie.count(row.movie).grouped,
          "\(movie.id)",
        ])
    }
    return [
      "Recommended to \(report.members.joined(separator: ", ")) by \(model), \(report.rule.sentence):",
      "",
    ] + table.lines(fitting: width)
  }

  private static func percent(_ fit: Float) -> String {
    Numbers.fixed(Double(fit) * 100, 0) + " %"
  }
}
