import Evaluation
import Learning
import Runs

/// Runs of a learner that have the same value of a setting, on the same ratings, and what they came to together.
struct RunGroup: Sendable {
  /// What the runs of a group share.
  struct Key: Sendable, Hashable {
    /// nil where their learner has no such setting.
    let value: SettingValue?
    let learner: String
    let data: String
    let metric: Metric
  }

  /// What the runs came to after an epoch that all of them have.
  struct Point: Sendable, Equatable {
    let epoch: Int
    let spread: Spread
    let least: Double
    let greatest: Double
  }

  let key: Key
  /// In the order in which they came.
  let runs: [RunReport]
  /// The best values of those that validate; nil where none does.
  let best: Spread?
  /// On what validates, as far as all that validate have come.
  let curve: [Point]

  fileprivate init(_ key: Key, _ runs: [RunReport]) {
    self.key = key
    self.runs = runs
    let validating = runs.filter { $0.best != nil }
    best = Spread(validating.compactMap { $0.best?.validated })
    curve = Self.curve(validating)
  }

  private static func curve(_ runs: [RunReport]) -> [Point] {
    var values: [Int: [Double]] = [:]
    for record in runs.flatMap(\.epochs) {
      guard let value = record.validated, value.isFinite else { continue }
      values[record.epoch, default: []].append(value)
    }
    return values.filter { $0.value.count == runs.count }.sorted { $0.key < $1.key }
      .compactMap { epoch, values in
        guard let spread = Spread(values), let least = values.min(), let greatest = values.max()
        else { return nil }
        return Point(epoch: epoch, spread: spread, least: least, greatest: greatest)
      }
  }

  /// The run that came to the best value.
  var bestRun: RunReport? {
    runs.filter { $0.best != nil }.min { a, b in
      guard let first = a.best?.validated, let second = b.best?.validated else { return false }
      return key.metric.isBetter(first, than: second)
    }
  }

  /// How long its runs trained, on the average; nil where it is not known of all.
  var seconds: Double? {
    let known = runs.compactMap(\.seconds)
    return known.count == runs.count ? Spread(known)?.mean : nil
  }

  /// The names of what else is not the same in its runs; their seeds are not meant to be.
  var differences: [String] {
    RunDifferences(runs).rows.map(\.name).filter { $0 != Setting.seed.descriptor.title }
  }
}

extension [RunGroup] {
  /// Runs by their value of a setting, their data and their metric.
  init(_ runs: [RunReport], by grouping: RunGrouping, _ sort: RunSort) {
    let groups = Dictionary(grouping: runs) { run in
      RunGroup.Key(
        value: grouping.value(of: run), learner: run.manifest.settings.learner.name,
        data: run.manifest.data, metric: run.metric)
    }
    .map { RunGroup($0.key, $0.value) }
    .sorted { $0.key.precedes($1.key) }
    self = sort.sorted(groups)
  }
}

extension RunGroup.Key {
  /// By value, those without one last.
  fileprivate func precedes(_ other: Self) -> Bool {
    guard value == other.value else {
      guard let value else { return false }
      return other.value.map { value.precedes($0) } ?? true
    }
    return (learner, data, metric.name) < (other.learner, other.data, other.metric.name)
  }
}

extension RunSort {
  /// What the list of groups says of its order.
  var wordsOfGroups: String { self == .newest ? "by value" : rawValue }

  /// Groups that stand by value, in this order.
  fileprivate func sorted(_ groups: [RunGroup]) -> [RunGroup] {
    switch self {
    case .newest: groups
    case .best:
      groups.enumerated().sorted { a, b in
        guard let first = a.element.best?.mean else { return false }
        guard let second = b.element.best?.mean else { return true }
        guard first != second else { return a.offset < b.offset }
        return a.element.key.metric.isBetter(first, than: second)
      }.map(\.element)
    case .fastest:
      groups.enumerated().sorted { a, b in
        (a.element.seconds ?? .infinity, a.offset) < (b.element.seconds ?? .infinity, b.offset)
      }.map(\.element)
    }
  }
}
