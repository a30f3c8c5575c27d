import Cells
import Evaluation
import Learning
import RatingData
import Text

/// What is told of a protocol beside the figures: what it stands for, and what was published.
struct ProtocolReport {
  let name: EvaluationProtocol
  /// What was evaluated on; nil where it is no published set.
  let set: KnownSet?
  let metrics: [Metric]

  /// Published figures of the same data, then those of other data, each under a head of its own.
  func lines(fitting width: Int?) -> [String] {
    let same = name.published.filter { $0.set == set }
    let others = name.published.filter { $0.set != set }
    return [
      "Protocol \(name.rawValue): " + name.arguments(for: set).joined(separator: " ")
    ] + (name.warning.map { [$0] } ?? [])
      + table("published of the same data", same, width)
      + table("published of other data, not to be compared", others, width)
  }

  private func table(_ title: String, _ figures: [PublishedFigure], _ width: Int?) -> [String] {
    guard !figures.isEmpty else { return [] }
    var table = TextTable(
      [(title, .left)] + metrics.map { ($0.title, .right) } + [("data", .left), ("source", .left)])
    for figure in figures {
      table.append(
        [figure.model]
          + metrics.map { metric in figure.value(of: metric).map { Numbers.fixed($0, 4) } ?? "-" }
          + [figure.set.rawValue, figure.source])
    }
    return [""] + table.lines(fitting: width)
  }

  var json: JSON {
    [
      "protocol": .string(name.rawValue),
      "options": .array(name.arguments(for: set).map { .string($0) }),
      "published": .array(name.published.filter { $0.set == set }.map(\.json)),
      "published_elsewhere": .array(name.published.filter { $0.set != set }.map(\.json)),
    ]
  }
}
