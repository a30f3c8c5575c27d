import Cells
import Learning

/// The table of epochs, the newest at the bottom, the running one below it.
struct EpochTable {
  let screen: TrainScreen
  let shared: Shared
  let columns: TrainLayout.EpochColumns

  private var train: TrainState { shared.train }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let below = screen.rowsBelow
    let inner = canvas.panel(rect, "epochs", below > 0 ? ["\(below) more below"] : [])
    let (head, rows) = inner.split(top: 1)
    let columns = EpochTableColumns(screen.measure, columns)
    columns.writeHead(in: head, on: &canvas)

    var lines = train.epochs.suffix(below + rows.height).map { TableLine.epoch($0) }
    if let progress = train.progress, below == 0 { lines.append(.running(progress)) }
    if below == 0, let ghost = notebookLine, rows.height > 6 { lines.append(ghost) }
    let shown = lines.dropLast(min(below, lines.count)).suffix(rows.height)
    for (line, y) in zip(shown, rows.y...) {
      columns.write(line, train, y: y, in: rows, on: &canvas)
    }
  }

  /// What the notebook had after as many epochs.
  private var notebookLine: TableLine? {
    guard shared.library?.data.known == .ml1m else { return nil }
    let number = max(1, train.epochs.count)
    return NotebookCurve.epoch(number).map { .notebook(number, $0) }
  }
}

private enum TableLine {
  case epoch(EpochRecord)
  case running(EpochProgress)
  case notebook(Int, NotebookCurve.Epoch)
}

/// Where the table's columns end, counted from its left edge.
private struct EpochTableColumns {
  private let measure: Measure
  private let shown: TrainLayout.EpochColumns

  private static let number = 5
  private static let loss = 18
  private static let validation = 27
  private static let star = 28
  private static let time = 35
  private static let rate = 44
  private static let change = 54

  init(_ measure: Measure, _ shown: TrainLayout.EpochColumns) {
    self.measure = measure
    self.shown = shown
  }

  func writeHead(in rect: Rect, on canvas: inout Canvas) {
    let y = rect.y
    canvas.write("#", endX: rect.x + Self.number, y: y, .muted)
    canvas.write(measure.name, endX: rect.x + Self.loss, y: y, .muted)
    canvas.write(measure.validationName, endX: rect.x + Self.validation, y: y, .muted)
    canvas.write("ms", endX: rect.x + Self.time, y: y, .muted)
    guard shown == .all else { return }
    canvas.write("ratings/s", endX: rect.x + Self.rate + 1, y: y, .muted)
    canvas.write("change", endX: rect.x + Self.change, y: y, .muted)
  }

  func write(_ line: TableLine, _ train: TrainState, y: Int, in rect: Rect, on canvas: inout Canvas)
  {
    switch line {
    case .epoch(let record): write(record, train, y: y, in: rect, on: &canvas)
    case .running(let progress):
      let style = Style(.accent, bold: true)
      canvas.write(String(progress.epoch), endX: rect.x + Self.number, y: y, style)
      canvas.write(
        measure.value(progress.loss).lossText, endX: rect.x + Self.loss, y: y, style)
      canvas.write("–", endX: rect.x + Self.validation, y: y, .muted)
      canvas.write(
        "\((train.epochDone * 100).fixed(0)) %", endX: rect.x + Self.time, y: y, .muted)
    case .notebook(let number, let epoch):
      canvas.write("notebook \(number)", x: rect.x, y: y, .muted)
      canvas.write(measure.value(epoch.loss).lossText, endX: rect.x + Self.loss, y: y, .muted)
      canvas.write(
        measure.value(epoch.validationLoss).lossText, endX: rect.x + Self.validation, y: y, .muted)
    }
  }

  private func write(
    _ record: EpochRecord, _ train: TrainState, y: Int, in rect: Rect, on canvas: inout Canvas
  ) {
    let isBest = record.epoch == train.best?.epoch && record.validationLoss != nil
    canvas.write(String(record.epoch), endX: rect.x + Self.number, y: y, .muted)
    canvas.write(measure.value(record.loss).lossText, endX: rect.x + Self.loss, y: y, .text)
    canvas.write(
      record.validationLoss.map(measure.value).lossText, endX: rect.x + Self.validation, y: y,
      isBest ? Style(.good, bold: true) : .text)
    if isBest { canvas.write("★", x: rect.x + Self.star, y: y, Style(.good, bold: true)) }
    canvas.write(record.seconds.asMilliseconds, endX: rect.x + Self.time, y: y, .muted)
    guard shown == .all else { return }
    canvas.write(
      record.ratingsPerSecond.asRate, endX: rect.x + Self.rate + 1, y: y, .muted)
    guard let change = change(at: record, train) else { return }
    canvas.write(
      change.signed(4), endX: rect.x + Self.change, y: y,
      Style(measure.isBetter(0, than: change) ? .bad : .good))
  }

  /// How the validation loss changed against the epoch before.
  private func change(at record: EpochRecord, _ train: TrainState) -> Double? {
    let index = record.epoch - 2
    guard train.epochs.indices.contains(index), let now = record.validationLoss,
      let before = train.epochs[index].validationLoss
    else { return nil }
    return measure.value(now) - measure.value(before)
  }
}
