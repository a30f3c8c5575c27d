import Cells
import Learning
import Runs
import Text

/// The runs that are kept, and what differs in two of them.
extension LinearCommand {
  static let runs = LinearCommand("runs", .none, "lists the runs that are kept, newest first") {
    _ in
    { dashboard in
      let store = dashboard.shared.runStore
      let keeping = dashboard.shared.keeping.words.map { [RunSentences.sentence($0)] } ?? []
      return .asks(.disk) {
        try store?.check()
        let (runs, problems) = RunReport.reading(store?.runs() ?? [])
        let doubts = problems.prefix(1).map { RunSentences.sentence($0.brief) }
        guard !runs.isEmpty else { return LinearReply(["No run is kept."] + keeping + doubts) }
        return LinearReply(
          ["\(runs.count.counted("run"))."] + keeping + doubts, NumberedList(runs.map(row)))
      }
    }
  }

  static let compare = LinearCommand(
    "compare", .needed("A B"), "says what differs in two runs, by their numbers or names",
    example: "compare 1 2"
  ) { argument in
    { dashboard in
      let names = argument.split(separator: " ").map { String($0) }
      guard names.count == 2 else { return .says("compare takes two runs, as in: compare 1 2.") }
      let numbered = names.map { name -> RunReport? in
        if case .run(let run)? = Int(name).flatMap({ dashboard.list?[number: $0]?.subject }) {
          return run
        }
        return nil
      }
      if let name = zip(names, numbered).first(where: { Int($0) != nil && $1 == nil })?.0 {
        return .says("No run is number \(name) of the last list: ask for runs first.")
      }
      let store = dashboard.shared.runStore
      return .asks(.disk) {
        let runs = try zip(names, numbered).map { name, run in
          if let run { return run }
          guard let store else { throw NoRuns() }
          return try RunReport(store.run(name))
        }
        return comparison(runs)
      }
    }
  }

  private struct NoRuns: Error, CustomStringConvertible {
    let description = "No run is kept: HOME is not set."
  }

  private static func row(_ run: RunReport) -> NumberedList.Row {
    let label = run.label.isEmpty ? "" : ", \(run.label)"
    return NumberedList.Row(
      text: "\(run.spokenTime)\(label), \(run.title), \(run.manifest.data), \(best(run)),"
        + " \(run.status.title).",
      subject: .run(run), choose: { _ in .says(detail(run)) })
  }

  private static func best(_ run: RunReport) -> String {
    guard let best = run.best, let value = best.validated else { return "no best epoch" }
    return "\(run.metric.validationKey) \(value.lossText) in epoch \(best.epoch)"
      + " of \(run.epochs.count)"
  }

  /// A run's settings, and what it came to.
  private static func detail(_ run: RunReport) -> LinearReply {
    let facts = run.manifest.settings.facts.map { "\($0.name) \($0.value)" }
    let seconds = run.seconds.map { " Training took \($0.asDuration)." } ?? ""
    return LinearReply([
      "\(run.folder.name): \(best(run)), \(run.status.title).\(seconds)",
      "\(facts.joined(separator: ", ")), seed \(run.manifest.settings.seed).",
      "The command that repeats it: \(run.command)",
    ])
  }

  private static func comparison(_ runs: [RunReport]) -> LinearReply {
    let rows = RunDifferences(runs).rows.map { row in
      NumberedList.Row(
        text: "\(row.name): \(row.values.joined(separator: " and ")).", subject: nil,
        choose: { _ in explanation(of: row.name) })
    }
    let bests = runs.map { "\($0.spokenTime): \(best($0))." }
    guard !rows.isEmpty else { return LinearReply(bests + ["Nothing differs in their settings."]) }
    return LinearReply(bests + ["What differs:"], NumberedList(rows, depth: 20))
  }
}

extension RunReport {
  /// `2026-12-01 14:02:01`, out of what its name begins with.
  fileprivate var spokenTime: String {
    let digits = time.filter(\.isNumber)
    guard digits.count == 14 else { return time }
    var parts: [Substring] = []
    var rest = digits[...]
    for length in [4, 2, 2, 2, 2, 2] {
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return parts[..<3].joined(separator: "-") + " " + parts[3...].joined(separator: ":")
  }
}
