import Logs

/// A chart of watched runs: numbers that differ in what they were measured on alone, with a scale of their own.
struct LogPane: Equatable, Sendable {
  /// What its numbers are of; what a person chose for the pane is remembered by it.
  let base: String
  /// The names of its numbers, training first.
  private(set) var names: [String]

  /// The panes of some runs: the loss first, the others as their names come, those of a group together.
  static func panes(of runs: [WatchedRun]) -> [LogPane] {
    var panes: [LogPane] = []
    var places: [String: Int] = [:]
    for series in runs.flatMap({ $0.log.series.prefix(mostNames) }) {
      let base = LogName(series.name).base
      if let place = places[base] {
        if !panes[place].names.contains(series.name) { panes[place].names.append(series.name) }
      } else {
        places[base] = panes.count
        panes.append(LogPane(base: base, names: [series.name]))
      }
    }
    guard let first = firstPane(panes) else { return panes }
    let main = panes.remove(at: first)
    return [main] + inGroups(panes)
  }

  /// Names of a run that have panes: nobody goes through more.
  private static let mostNames = 1000

  /// A loss on what validates, else a loss, else the first number.
  private static func firstPane(_ panes: [LogPane]) -> Int? {
    let tests: [(LogPane) -> Bool] = [
      { $0.isValidated && $0.leaf == "loss" }, { $0.isValidated && $0.leaf.contains("loss") },
      { $0.leaf == "loss" }, { $0.leaf.contains("loss") }, { _ in true },
    ]
    return tests.lazy.compactMap { panes.firstIndex(where: $0) }.first
  }

  private var isValidated: Bool { names.contains { LogName($0).part == .validation } }

  private var leaf: String {
    (base.split(separator: "/").last.map(String.init) ?? base).lowercased()
  }

  /// The number that tells how well a run does: of those that validate, if there is one.
  var mainName: String? { names.first { LogName($0).part == .validation } ?? names.first }

  /// The pane with the number alone that tells how well each run does.
  func ofMainNumbers(_ runs: [WatchedRun]) -> LogPane {
    let main = runs.compactMap { run in
      LogPane(base: base, names: names.filter { run.log[$0] != nil }).mainName
    }
    return LogPane(base: base, names: names.filter(main.contains))
  }

  private static func inGroups(_ panes: [LogPane]) -> [LogPane] {
    var order: [String] = []
    var groups: [String: [LogPane]] = [:]
    for pane in panes {
      let group = LogName.group(of: pane.base)
      if groups[group] == nil { order.append(group) }
      groups[group, default: []].append(pane)
    }
    return order.flatMap { groups[$0] ?? [] }
  }
}
