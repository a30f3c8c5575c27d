import Logs

/// Which watched runs are looked for: words of their names, formats and settings, a `/regular expression/`, and
/// conditions such as `val<0.8` or `lr>=0.1`. All have to hold.
struct LogFilter {
  private let words: [String]
  private let conditions: [NumberCondition]
  private let pattern: Regex<AnyRegexOutput>?

  init(_ text: String) {
    if text.hasPrefix("/") {
      let body = text.dropFirst()
      pattern = try? Regex(String(body.hasSuffix("/") ? body.dropLast() : body)).ignoresCase()
      (words, conditions) = ([], [])
      return
    }
    pattern = nil
    let parts = text.split(separator: " ").map(String.init)
    conditions = parts.compactMap { NumberCondition($0) }
    words = parts.filter { NumberCondition($0) == nil }.map { $0.lowercased() }
  }

  func matches(_ run: WatchedRun) -> Bool {
    if let pattern { return run.name.firstMatch(of: pattern) != nil }
    let settings = run.log.settings.map { "\($0.name) \($0.value)" }
    let text = ([run.name, run.format.short, run.life.labels[0]] + settings)
      .joined(separator: " ").lowercased()
    return words.allSatisfy { text.contains($0) }
      && conditions.allSatisfy { condition in
        number(condition.key, of: run).map(condition.holds) ?? false
      }
  }

  /// What a condition calls a number of a run: what validates, a number's last value, or a setting.
  private func number(_ key: String, of run: WatchedRun) -> Double? {
    if key == "val" || key == "best" {
      let name = LogPane.panes(of: [run]).first?.mainName
      return name.flatMap { run.log[$0]?.least }
    }
    if let series = run.log.series.first(where: { $0.name.lowercased() == key.lowercased() }) {
      return series.last?.value
    }
    return run.log.settings.first { $0.name.lowercased() == key.lowercased() }
      .flatMap { Double($0.value) }
  }
}
