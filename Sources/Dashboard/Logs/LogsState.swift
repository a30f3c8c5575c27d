import Cells
import Logs

/// The watched runs, and which of them a person looks at.
struct LogsState: Sendable {
  private(set) var watched = WatchedLogs()
  /// By name.
  private(set) var marked: Set<String> = []
  /// The run that a person asked for alone; nil where those that are marked are shown.
  private var alone: String?
  /// Problems that were told already.
  private var told: Set<String> = []
  /// How many there were last.
  private var problemCount = 0

  /// The runs that the charts show: those that are marked, or else one.
  var shown: [WatchedRun] {
    if let run = watched.runs.first(where: { $0.name == alone }) { return [run] }
    let marked = watched.runs.filter { self.marked.contains($0.name) }
    return marked.isEmpty ? Array(watched.runs.prefix(1)) : marked
  }

  /// Marks a run, or takes its mark away.
  mutating func mark(_ name: String) {
    alone = nil
    if marked.remove(name) == nil { marked.insert(name) }
  }

  /// Shows a run with the others that are marked, or alone where it is not.
  mutating func show(_ name: String) { alone = marked.contains(name) ? nil : name }

  /// Lines differ in colour by run where there are several, and by what was measured where there is one.
  static let looks: [Role] = [.validation, .train, .accent, .good, .bad, .text]

  /// Takes what is known by now.
  ///
  /// - Returns: what is wrong, as far as that was not told before.
  mutating func take(_ watched: WatchedLogs) -> [String] {
    self.watched = watched
    marked.formIntersection(watched.runs.map(\.name))
    // A hundred runs may each have a hundred.
    let count = watched.runs.reduce(watched.problems.count) { $0 + $1.log.problems.count }
    guard count != problemCount else { return [] }
    problemCount = count
    let problems = (watched.runs.flatMap(\.log.problems.first) + watched.problems.first)
      .map { "\($0)" }
    return problems.filter { told.insert($0).inserted }
  }

  /// What the header says, from most to least.
  var labels: [String] {
    guard watched.hasLooked else { return ["○ looking"] }
    if watched.bytesLeft > 0 {
      return ["○ reading, \(watched.bytesLeft.asBytes) left", "○ reading"]
    }
    guard let run = shown.first else { return ["○ no log yet", "○ none"] }
    guard watched.runs.count > 1 else { return run.life.labels }
    let live = watched.runs.count { $0.life == .live }
    return ["\(live > 0 ? "●" : "○") \(live) of \(watched.runs.count) runs live", "\(live) live"]
  }

  var style: Style {
    watched.runs.contains { $0.life == .live } ? Style(.good, bold: true) : Style(.text, bold: true)
  }
}

extension LogLife {
  /// In a few words, from most to least.
  var labels: [String] {
    switch self {
    case .live: ["● live"]
    case .silent(let seconds):
      ["◌ silent for \(seconds.asDuration)", "◌ silent"]
    case .dead: ["■ no longer written", "■ dead"]
    case .ended(.finished): ["✓ finished"]
    case .ended(.failed): ["■ failed"]
    case .ended(.stopped): ["■ stopped"]
    }
  }
}
