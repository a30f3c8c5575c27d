import Cells
import Logs
import Terms

/// What the marked runs were set to, as far as they differ; of a single one, all of it.
struct LogSettings {
  let runs: [WatchedRun]

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let inner = canvas.panel(
      rect, .loggedSettings, as: runs.count > 1 ? "compared" : "settings",
      runs.count > 1 ? ["differences only"] : [])
    guard inner.width > 10 else { return }
    let rows = self.rows
    guard !rows.isEmpty else {
      return canvas.writeEmpty(
        runs.count > 1 ? "no setting differs in these runs" : "the log tells no settings",
        in: inner)
    }
    let table = Table(
      [Table.Column(nil, .fixed(16))]
        + runs.prefix(3).map { _ in
          Table.Column(
            nil, .flexible(minimum: 6, maximum: runs.count > 1 ? 14 : inner.width), .right)
        }, width: inner.width - 1)
    for (row, y) in zip(rows, inner.y..<inner.maxY) {
      table.draw(
        [.text(row.name, .muted)] + row.values.prefix(3).map { .text($0) }, on: &canvas,
        in: Rect(x: inner.x + 1, y: y, width: inner.width - 1, height: 1))
    }
  }

  private var rows: [(name: String, values: [String])] {
    var names: [String] = []
    var seen: Set<String> = []
    for setting in runs.flatMap(\.log.settings) where seen.insert(setting.name).inserted {
      names.append(setting.name)
    }
    return names.compactMap { name in
      let values = runs.map { run in
        (run.log.settings.first { $0.name == name }?.value ?? "–").escaped
      }
      return runs.count > 1 && Set(values).count == 1 ? nil : (name.escaped, values)
    }
  }
}
