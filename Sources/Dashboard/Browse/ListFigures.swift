import Answers
import Cells
import Models
import Terms
import Text

/// The figures beside recommended movies: first what the list is sorted by, then, dimmer, the ratings that another model
/// expects.
struct ListFigures: Sendable {
  let rankedBy: RankedBy
  let values: ValueFormat
  /// Whether ratings are expected besides.
  let hasRatings: Bool

  /// - Parameter predictsRatings: whether predictions beside the list are ratings.
  init(_ rankedBy: RankedBy, _ values: ValueFormat, predictsRatings: Bool) {
    self.rankedBy = rankedBy
    self.values = values
    hasRatings = predictsRatings && rankedBy != .ratings
  }

  /// Those of a list of which nothing else is known.
  init(of rows: [Recommendation], _ values: ValueFormat) {
    self.init(
      rows.contains { $0.fit != nil } ? .fit : .ratings, values, predictsRatings: false)
  }

  /// What the first figure is.
  var term: Term {
    switch rankedBy {
    case .fit: .fit
    case .ratings: .prediction
    case .likers: .likers
    }
  }

  var head: String {
    switch rankedBy {
    case .fit: "fit"
    case .ratings: values.predictionName
    case .likers: "liked by"
    }
  }

  /// Columns that the first figure takes.
  var width: Int { max(5, head.columns, values.width) }

  /// The first figure.
  func text(_ row: Recommendation) -> String {
    switch rankedBy {
    case .fit: "\((Double(row.fit ?? 0) * 100).fixed(0)) %"
    case .ratings: values.text(Double(row.predicted))
    case .likers: Int(exactly: row.score).map(\.grouped) ?? "–"
    }
  }

  func rating(_ row: Recommendation) -> String { values.text(Double(row.predicted)) }

  /// What makes them: `fits by browse`, `stars by biased`.
  ///
  /// - Parameters:
  ///   - model: the name of the model that makes the list.
  ///   - judge: that of who expects ratings.
  ///   - width: the columns that there are; `by browse` stands where `fits by browse` has no room.
  func facts(model: String, judge: String, width: Int) -> [String] {
    let ratings = "\(values.predictionName) by \(judge)"
    let list =
      switch rankedBy {
      case .fit: "fits by \(model)"
      case .ratings: "\(values.predictionName) by \(model)"
      case .likers: "what most people like"
      }
    guard hasRatings else { return [list] }
    let hasRoom = rankedBy != .fit || list.columns + 3 + ratings.columns <= width
    return [hasRoom ? list : "by \(model)", ratings]
  }
}
