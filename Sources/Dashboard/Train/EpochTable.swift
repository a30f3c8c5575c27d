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
    let columns = EpochTableColumns(screen.measure, columns, width: inner.width)
    columns.table.drawHead(on: &canvas, in: head)

    var lines = train.epochs.suffix(below + rows.height).map { TableLine.epoch($0) }
    if let progress = train.progress, below == 0 { lines.append(.running(progress)) }
    if below == 0, let ghost = notebookLine, rows.height > 6 { lines.append(ghost) }
    let shown = lines.dropLast(min(below, lines.count)).suffix(rows.height)
    for (line, y) in zip(shown, rows.y...) {
      let place = Rect(x: rows.x, y: y, width: rows.width, height: 1)
      columns.table.draw(columns.cells(line, train), on: &canvas, in: place)
      if case .notebook(let number, _) = line {
        canvas.write("notebook \(number)", x: place.x, y: y, .muted)
      }
    }
  }

  /// What the notebook had after as many epochs.
  private var notebookLine: TableLine? {
    guard shared.library?.data.known == .ml1m else { return nil }
    let number = max(1, train.lastEpoch)
    return NotebookCurve.epoch(number).map { .notebook(number, $0) }
  }
}

private enum TableLine {
  case epoch(EpochRecord)
  case running(EpochProgress)
  case notebook(Int, NotebookCurve.Epoch)
}

/// The columns of the table of epochs; the speed and the change stand where there is room.
private struct EpochTableColumns {
  let table: Table
  private let measure: Measure

  init(_ measure: Measure, _ shown: TrainLayout.EpochColumns, width: Int) {
    self.measure = measure
    let essential = [
      Table.Column("#", .fixed(5), .right, gap: 0),
      Table.Column(measure.name, .fixed(13), .right, gap: 0),
      Table.Column(measure.validationName, .fixed(9), .right, gap: 0),
      Table.Column("", .fixed(1)), Table.Column("ms", .fixed(6), .right, gap: 0),
    ]
    let further = [
      Table.Column("ratings/s", .fixed(10), .right, gap: 0),
      Table.Column("change", .fixed(9), .right, gap: 0),
    ]
    table = Table(shown == .all ? essential + further : essential, width: width)
  }

  func cells(_ line: TableLine, _ train: TrainState) -> [Table.Cell] {
    switch line {
    case .epoch(let record): cells(record, train)
    case .running(let progress): running(progress, train)
    case .notebook(_, let epoch):
      [.empty]
        + [epoch.loss, epoch.validationLoss].map { .text(measure.value($0).lossText, .muted) }
    }
  }

  private func running(_ progress: EpochProgress, _ train: TrainState) -> [Table.Cell] {
    let style = Style(.accent, bold: true)
    let isPartKnown = train.summary?.stepsPerEpoch != nil
    return [
      .text(String(progress.epoch), style), .text(measure.value(progress.loss).lossText, style),
      .text("–", .muted), .empty,
      .text(isPartKnown ? "\((train.epochDone * 100).fixed(0)) %" : "–", .muted),
    ]
  }

  private func cells(_ record: EpochRecord, _ train: TrainState) -> [Table.Cell] {
    let isBest = record.epoch == train.best?.epoch && record.validationLoss != nil
    let best = Style(.good, bold: true)
    let cells: [Table.Cell] = [
      .text(String(record.epoch), .muted), .text(measure.value(record.loss).lossText),
      .text(record.validationLoss.map(measure.value).lossText, isBest ? best : .text),
      isBest ? .text("★", best) : .empty, .text(record.seconds?.asMilliseconds ?? "–", .muted),
      .text(record.ratingsPerSecond?.asRate ?? "–", .muted),
      change(at: record, train).map {
        .text($0.signed(4), Style(measure.isBetter(0, than: $0) ? .bad : .good))
      } ?? .empty,
    ]
    return Array(cells.prefix(table.columnCount))
  }

  /// How the validation loss changed against the epoch before.
  private func change(at record: EpochRecord, _ train: TrainState) -> Double? {
    guard let now = record.validationLoss,
      let before = train.epochs.last(where: { $0.epoch < record.epoch })?.validationLoss
    else { return nil }
    return measure.value(now) - measure.value(before)
  }
}
