import Cells
import Learning
import Terms

/// The table of epochs, the newest at the bottom, the running one below it.
struct EpochTable {
  let screen: TrainScreen
  let shared: Shared
  let columns: TrainLayout.EpochColumns

  private var train: TrainState { shared.train }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let below = screen.rowsBelow
    let inner = canvas.panel(rect, .epoch, as: "epochs", below > 0 ? ["\(below) more below"] : [])
    let (head, rows) = inner.split(top: 1)
    let columns = EpochTableColumns(
      MetricCurve(shared.metric, of: train), columns, width: inner.width)
    columns.table.drawHead(on: &canvas, in: head)
    if let best = train.best, let value = best[shared.metric]?.validated {
      canvas.note(.validated, value: "\(value.lossText) at epoch \(best.epoch), the best", in: head)
    }

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
  private let curve: MetricCurve
  private var metric: Metric { curve.metric }

  init(_ curve: MetricCurve, _ shown: TrainLayout.EpochColumns, width: Int) {
    self.curve = curve
    let (trained, validated) = (curve.metric.key, curve.metric.validationKey)
    let essential = [
      Table.Column(.epoch, as: "#", .fixed(5), .right, gap: 0),
      Table.Column(
        Term(curve.metric), as: trained.columns < 13 ? trained : "\(trained.prefix(11))…",
        .fixed(13), .right, gap: 0),
      // A long name stands on what trains already; and a learning rate, say, is none of what validates.
      Table.Column(
        .validated, as: !curve.hasValidated ? "" : validated.columns < 9 ? validated : "val",
        .fixed(9), .right,
        gap: 0),
      Table.Column(.best, as: "", .fixed(1)),
      Table.Column(.milliseconds, .fixed(6), .right, gap: 0),
    ]
    let further = [
      Table.Column(.speed, .fixed(10), .right, gap: 0),
      Table.Column(.change, .fixed(9), .right, gap: 0),
    ]
    table = Table(shown == .all ? essential + further : essential, width: width)
  }

  func cells(_ line: TableLine, _ train: TrainState) -> [Table.Cell] {
    switch line {
    case .epoch(let record): cells(record, train)
    case .running(let progress): running(progress, train)
    case .notebook(_, let epoch):
      [.empty]
        + [epoch.loss, epoch.validationLoss].map {
          .text((metric.value(where: .loss, is: $0)).lossText, .muted)
        }
    }
  }

  private func running(_ progress: EpochProgress, _ train: TrainState) -> [Table.Cell] {
    let style = Style(.accent, bold: true)
    let isPartKnown = train.summary?.stepsPerEpoch != nil
    return [
      .text(String(progress.epoch), style),
      .text(curve.read.map { $0(progress.trained) }.lossText, style),
      .text("–", .muted), .empty,
      .text(isPartKnown ? "\((train.epochDone * 100).fixed(0)) %" : "–", .muted),
    ]
  }

  private func cells(_ record: EpochRecord, _ train: TrainState) -> [Table.Cell] {
    let isBest = record.epoch == train.best?.epoch && record.validated != nil
    let best = Style(.good, bold: true)
    let values = record[metric]
    let cells: [Table.Cell] = [
      .text(String(record.epoch), .muted), .text((values?.trained).lossText),
      curve.hasValidated ? .text((values?.validated).lossText, isBest ? best : .text) : .empty,
      isBest ? .text("★", best) : .empty, .text(record.seconds?.asMilliseconds ?? "–", .muted),
      .text(record.ratingsPerSecond?.asRate ?? "–", .muted),
      change(at: record, train).map {
        .text(
          $0.signed(4),
          Style(metric.isBetter(0, than: $0) ? .bad : metric.isBetter($0, than: 0) ? .good : .text))
      } ?? .empty,
    ]
    return Array(cells.prefix(table.columnCount))
  }

  /// How what validates changed against the epoch before.
  private func change(at record: EpochRecord, _ train: TrainState) -> Double? {
    guard let now = record[metric]?.validated,
      let before = train.epochs.last(where: { $0.epoch < record.epoch })?[metric]?.validated
    else { return nil }
    return now - before
  }
}
