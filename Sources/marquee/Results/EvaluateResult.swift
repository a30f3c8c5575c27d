import Cells
import Evaluation
import Learning
import RatingData
import Text

/// How learners compare.
struct EvaluateResult: CommandResult {
  private let results: EvaluationResults
  private let data: String
  private let method: String
  private let doubts: SplitDoubts
  private let floor: Preset
  private let report: ProtocolReport?

  /// - Parameters:
  ///   - data: what the ratings are called.
  ///   - method: how they were split, as a person reads it.
  ///   - floor: what differences are taken to.
  ///   - report: what is told of the protocol; nil without one.
  init(
    _ results: EvaluationResults, data: String, method: String, doubts: SplitDoubts,
    floor: Preset = .baseline, report: ProtocolReport? = nil
  ) {
    self.doubts = doubts
    self.floor = floor
    self.report = report
    self.results = results
    self.data = data
    self.method = method
  }

  private var evaluation: Evaluation { results.evaluation }
  private var metrics: [Metric] { evaluation.metrics }

  /// Where the floor stands among the learners.
  private var baseline: Int {
    evaluation.candidates.firstIndex { $0.settings.learner.name == floor.learner.name }
      ?? 0
  }

  // MARK: Text

  func lines(fitting width: Int?) -> [String] {
    let metric = metrics[0]
    var table = TextTable(
      [("learner", .left)] + metrics.map { ($0.title, .right) }
        + [("Δ \(metric.title)", .right), ("epochs", .right), ("time", .right), ("memory", .right)])
    for index in evaluation.candidates.indices {
      table.append(
        [evaluation.candidates[index].name] + metrics.map { cell(of: $0, index) }
          + [difference(of: index), epochs(of: index), seconds(of: index), memory(of: index)])
    }
    return [heading, ""] + table.lines(fitting: width) + [""] + notes
      + (report.map { [""] + $0.lines(fitting: width) } ?? [])
  }

  private var heading: String {
    let split = evaluation.splits[0]
    return "\(data) · \(method) · \(split.train.count.grouped) ratings train,"
      + " \(split.test.count.grouped) test"
      + (evaluation.splits.count > 1 ? " · \(evaluation.splits.count) splits" : "")
  }

  private func cell(of metric: Metric, _ index: Int) -> String {
    guard let spread = results.spread(of: metric, index) else {
      return results.failure(of: index) == nil ? "-" : "failed"
    }
    let deviation = spread.standardDeviation.map { " ± " + Numbers.fixed($0, 4) } ?? ""
    return Numbers.fixed(spread.mean, 4) + deviation
  }

  private func difference(of index: Int) -> String {
    guard index != baseline,
      let difference = results.difference(in: metrics[0], of: index, to: baseline)
    else { return "" }
    let margin = difference.margin.map { " ± " + Numbers.fixed($0, 4) } ?? ""
    return (difference.mean > 0 ? "+" : "") + Numbers.fixed(difference.mean, 4) + margin
  }

  private func epochs(of index: Int) -> String {
    let epochs = epochList(index)
    guard let least = epochs.min(), let most = epochs.max() else { return "-" }
    return least == most ? "\(least)" : "\(least)–\(most)"
  }

  private func epochList(_ index: Int) -> [Int] {
    results.trials(of: index).compactMap { trial in
      if case .judged(_, let epochs) = trial.outcome { epochs } else { nil }
    }
  }

  private func seconds(of index: Int) -> String {
    Spread(results.trials(of: index).map(\.seconds)).map { Numbers.duration($0.mean) } ?? "-"
  }

  private func memory(of index: Int) -> String {
    results.trials(of: index).compactMap(\.peakMemory).max().map { $0.asBytes } ?? "-"
  }

  private var notes: [String] {
    let candidates = evaluation.candidates
    let failures = candidates.indices.compactMap { index in
      results.failure(of: index).map { "\(candidates[index].name): \($0)" }
    }
    let spread =
      evaluation.splits.count > 1
      ? [
        "± after a value is the standard deviation over splits, after a difference half of its 95 % interval."
      ] : ["One split gives no standard deviation; --repeats or --split folds does."]
    let relevance =
      metrics.contains { $0.listLength != nil }
      ? [
        evaluation.splits[0].ratings.relevance + "; \(evaluation.splits[0].rankedText)."
      ]
      : []
    let partial =
      results.isComplete
      ? []
      : ["Interrupted: \(done) of \(candidates.count * evaluation.splits.count) fits are done."]
    return failures + [
      "Δ is the difference to \(candidates[baseline].name). \(choice); the test part was predicted once."
    ] + spread + relevance + folded + chosen + partial
  }

  private var folded: [String] {
    let split = evaluation.splits[0]
    return split.foldedIn.isEmpty
      ? []
      : [
        "Nothing of the users who test trains: they are folded in by"
          + " \(split.foldedIn.count.counted("rating"))."
      ]
  }

  /// The settings that a protocol brings along.
  private var chosen: [String] {
    evaluation.candidates.filter { $0.name == "chosen" }.map { candidate in
      "chosen is "
        + candidate.settings.facts.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
        + ", found on a validation part of ml-1m."
    }
  }

  /// What chose the number of epochs.
  private var choice: String {
    if !evaluation.splits[0].validation.isEmpty {
      return "Epochs were chosen on the validation part, which trains nothing"
    }
    return choiceInside
  }

  private var choiceInside: String {
    evaluation.candidates.allSatisfy { $0.settings.validation > 0 }
      ? "Epochs were chosen by validation inside what trains" : "Nothing chose the number of epochs"
  }

  private var done: Int {
    evaluation.candidates.indices.reduce(0) { $0 + results.trials(of: $1).count }
  }

  // MARK: JSON and CSV

  var json: JSON {
    let json: JSON = [
      "data": .string(data), "split": .string(method),
      "train": .integer(evaluation.splits[0].train.count),
      "test": .integer(evaluation.splits[0].test.count),
      "complete": .bool(results.isComplete),
      "learners": .array(evaluation.candidates.indices.map(learner)),
    ]
    return json.adding(doubts.json).adding(report?.json ?? [:])
  }

  private func learner(_ index: Int) -> JSON {
    let candidate = evaluation.candidates[index]
    var json: JSON = [
      "name": .string(candidate.name), "learner": .string(candidate.settings.learner.name),
      "settings": .object(
        candidate.settings.learner.settings.map {
          .init(key: $0.option, value: .string(candidate.settings[$0].description))
        }),
      "metrics": .object(metrics.map { .init(key: $0.name, value: values(of: $0, index)) }),
      "epochs": .array(epochList(index).map { .integer($0) }),
      "seconds": .array(results.trials(of: index).map { .number($0.seconds) }),
      "peak_memory": .integer(results.trials(of: index).compactMap(\.peakMemory).max()),
    ]
    if let difference = results.difference(in: metrics[0], of: index, to: baseline) {
      json = json.adding([
        "difference": ["mean": .number(difference.mean), "margin": .number(difference.margin)]
      ])
    }
    return results.failure(of: index).map { json.adding(["failure": .string($0)]) } ?? json
  }

  private func values(of metric: Metric, _ index: Int) -> JSON {
    let values = results.values(of: metric, index)
    let spread = results.spread(of: metric, index)
    return [
      "mean": .number(spread?.mean), "sd": .number(spread?.standardDeviation),
      "values": .array(evaluation.splits.indices.map { .number(values[$0]) }),
    ]
  }

  /// A line for each learner and split, after one of names.
  var csv: [String] {
    let names = ["learner", "split"] + metrics.map(\.name) + ["epochs", "seconds", "peak_memory"]
    let rows = evaluation.candidates.indices.flatMap { index in
      results.trials(of: index).map { trial in
        var cells = [evaluation.candidates[index].name, "\(trial.split + 1)"]
        switch trial.outcome {
        case .judged(let values, let epochs):
          cells += metrics.map { values[$0].map { "\($0)" } ?? "" } + ["\(epochs)"]
        case .failed:
          cells += metrics.map { _ in "" } + [""]
        }
        return cells + ["\(trial.seconds)", trial.peakMemory.map { "\($0)" } ?? ""]
      }
    }
    return ([names] + rows).map { $0.joined(separator: ",") }
  }
}

extension EvaluationSplit {
  /// Among what lists are made, in words.
  fileprivate var rankedText: String {
    switch ranked {
    case .all: "all that a user has not rated is ranked"
    case .trained: "all that trains and a user has not rated is ranked"
    case .sampled(let count):
      "what a user likes is ranked among \(count.grouped) others that they have not rated"
    }
  }
}

extension Ratings {
  /// Which ratings count as relevant, in words.
  fileprivate var relevance: String {
    signal == .implicit && relevanceThreshold == .leastNonzeroMagnitude
      ? "Every value above 0 is relevant"
      : "What is rated \(Numbers.rating(relevanceThreshold)) or higher is relevant"
  }
}
