import Evaluation
import Text

/// Why test parts may say less than they seem to: ratings of them that train, too, or that are no later than what trains.
struct SplitDoubts {
  private let splits: [EvaluationSplit]
  /// By split.
  private let overlaps: [Int]
  private let isGiven: Bool

  /// - Parameter isGiven: whether the parts were given as files, and are called like these.
  init(_ splits: [EvaluationSplit], isGiven: Bool) {
    self.splits = splits
    self.isGiven = isGiven
    overlaps = splits.map(\.overlap)
  }

  /// Sentences for a person.
  var warnings: [String] {
    let overlap =
      isGiven
      ? splits.indices.filter { overlaps[$0] > 0 }.map {
        "\(splits[$0].name): \(part(overlaps[$0], of: [splits[$0]])) of a user and a movie that train,"
          + " too: learners have seen what they are asked"
      }
      : [overlaps.reduce(0, +)].filter { $0 > 0 }.map {
        "\(part($0, of: splits)) of a user and a movie that train, too, since some users rated a movie"
          + " more than once"
      }
    let ties = splits.reduce(0) { $0 + $1.ties }
    return overlap
      + (ties > 0
        ? ["\(part(ties, of: splits)) no later than one that trains: the order of the file decided"]
        : [])
  }

  private func part(_ count: Int, of splits: [EvaluationSplit]) -> String {
    let all = splits.reduce(0) { $0 + $1.test.count }
    return "\(count.grouped) of \(all.counted("test rating")) \(count == 1 ? "is" : "are")"
  }

  /// The numbers of each split.
  var json: JSON {
    [
      "overlap": .array(overlaps.map { .integer($0) }),
      "ties": .array(splits.map { .integer($0.ties) }),
    ]
  }
}
