import Logs
import Text

/// The sentences on watched logs, for lines.
struct LogSentences {
  private let logs: WatchedLogs

  init(_ logs: WatchedLogs) { self.logs = logs }

  /// Numbers of a run that are said.
  private static let mostNumbers = 4

  /// What they come to by now; nil before there is any.
  var news: String? {
    guard let run = logs.runs.first else { return nil }
    guard logs.runs.count == 1 else {
      let live = logs.runs.count { $0.life == .live }
      return "\(logs.runs.count) runs, \(live) of them live."
    }
    let names = LogPane.panes(of: [run]).flatMap(\.names).prefix(Self.mostNumbers)
    let numbers = names.compactMap { name in
      run.log[name]?.last.map { "\(name.escaped) \($0.value.fourDigits)" }
    }
    let last = run.log.series.compactMap(\.last)
    let step = last.map(\.step).filter(\.isFinite).max().map { "Step \($0.fixed(atMost: 2)). " }
    let epoch = last.map(\.epoch).filter(\.isFinite).max().map { "Epoch \($0.fixed(atMost: 2)). " }
    return (step ?? epoch ?? "") + numbers.joined(separator: ", ") + "."
  }

  /// What each run's log was taken for; nil before there is any.
  var opening: String? {
    guard let run = logs.runs.first else { return nil }
    guard logs.runs.count == 1 else { return "\(logs.runs.count) runs are there." }
    return
      "\(run.name.escaped) is taken for: \(run.format.title), \(run.log.series.count.counted("number"))."
  }
}
