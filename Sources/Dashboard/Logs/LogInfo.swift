import Cells
import Logs
import RatingData
import Terms
import Text

/// What the runs that are shown are, in two lines.
struct LogInfo {
  let logs: LogsState
  let source: String

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard rect.height > 2 else { return }
    let runs = logs.shown
    let inner = canvas.panel(
      rect, .loggedRun, as: runs.count > 1 ? "\(runs.count) runs" : "run",
      [runs.count == 1 ? runs[0].name.escaped : source.escaped])
    let lines = runs.count == 1 ? self.lines(of: runs[0]) : []
    for (line, y) in zip(lines, inner.y..<inner.maxY) {
      canvas.write(line, x: inner.x + 1, y: y, maxX: inner.maxX - 1, .muted)
    }
    if runs.count > 1 { drawNames(runs, on: &canvas, in: inner) }
  }

  /// What its log was taken for, how much is in it, and what it was set to.
  private func lines(of run: WatchedRun) -> [String] {
    let files = run.files.count > 1 ? ", \(run.files.count) files" : ""
    let problems =
      run.log.problems.isEmpty ? "" : " · \(run.log.problems.count.counted("problem"))"
    let replaced =
      run.log.replaced == 0 ? "" : " · \(run.log.replaced.counted("point")) replaced"
    let settings = run.log.settings.map { "\($0.name) \($0.value)".escaped }
    return [
      "\(run.format.title)\(files) · \(run.log.series.count.counted("number"))"
        + " · \(run.log.count.counted("point"))\(place(of: run))\(start(of: run)) · \(run.life.labels[0])\(replaced)\(problems)",
      settings.isEmpty ? "its log tells no settings" : settings.joined(separator: " · "),
    ]
  }

  private func start(of run: WatchedRun) -> String {
    guard let start = run.log.start, let seconds = UInt32(exactly: start.rounded(.down)) else {
      return ""
    }
    let minutes = Int(seconds) / 60 % 1440
    let time = "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
    return " · began \(CalendarDay(secondsSince1970: seconds)) \(time) UTC"
  }

  private func place(of run: WatchedRun) -> String {
    let last = run.log.series.compactMap(\.last)
    let step = last.map(\.step).filter(\.isFinite).max()
    let epoch = last.map(\.epoch).filter(\.isFinite).max()
    return (step.map { " · step \($0.fixed(atMost: 2))" } ?? "")
      + (epoch.map { " · epoch \($0.fixed(atMost: 2))" } ?? "")
  }

  private func drawNames(_ runs: [WatchedRun], on canvas: inout Canvas, in inner: Rect) {
    var (x, y) = (inner.x + 1, inner.y)
    for (run, role) in zip(runs, LogsState.looks) {
      let name = run.name.escaped.fitted(to: 40)
      if x + name.columns + 3 > inner.maxX { (x, y) = (inner.x + 1, y + 1) }
      guard y < inner.maxY else { return }
      x = canvas.write("●", x: x, y: y, Style(role)) + 1
      x = canvas.write(name, x: x, y: y, maxX: inner.maxX, .text) + 3
    }
    guard runs.count > LogsState.looks.count, y < inner.maxY else { return }
    let text = "and \(runs.count - LogsState.looks.count) more, which are not drawn"
    canvas.write(text, x: x, y: y, maxX: inner.maxX, .muted)
  }
}
