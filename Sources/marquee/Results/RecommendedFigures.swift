import Answers
import Text

/// The figures beside recommended movies: first what the list is sorted by, then the ratings that another model expects,
/// each under the name of its model.
struct RecommendedFigures {
  let rankedBy: RankedBy
  /// The name of the model that makes the list.
  private let model: String
  /// That of who predicts ratings; nil where nobody does.
  private let judge: String?

  init(_ rankedBy: RankedBy, _ asked: AskedModels) {
    self.rankedBy = rankedBy
    model = asked.lists.name
    judge = asked.judge.model.predictsRatings ? asked.judge.name : nil
  }

  var heads: [String] {
    let ratings = judge.map { ["predicted by \($0)"] } ?? []
    return switch rankedBy {
    case .fit: ["fit by \(model)"] + ratings
    case .ratings: ratings
    case .likers: ["liked by"] + ratings
    }
  }

  /// What stands under the heads.
  func texts(_ row: RecommendResult.Row) -> [String] {
    let ratings = judge == nil ? [] : [Numbers.fixed(Double(row.predicted), 2)]
    return switch rankedBy {
    case .fit: [Numbers.fixed(Double(row.fit ?? 0) * 100, 0) + " %"] + ratings
    case .ratings: ratings
    case .likers: [Int(exactly: row.score).map(\.grouped) ?? "-"] + ratings
    }
  }

  /// Which model the list is of, what it is in the order of, and whose the predictions are.
  var json: JSON {
    let order =
      switch rankedBy {
      case .fit: "fit"
      case .ratings: "predicted"
      case .likers: "likers"
      }
    let answer: JSON = ["model": .string(model), "ranked_by": .string(order)]
    return judge.map { answer.adding(["predicted_by": .string($0)]) } ?? answer
  }
}
