import Cells

/// The time of each epoch, as columns.
func drawEpochTimes(_ train: TrainState, in rect: Rect, on canvas: inout Canvas) {
  let inner = canvas.panel(rect, "epoch time", ["ms"])
  let times = train.epochs.suffix(inner.width).map(\.seconds)
  guard !times.isEmpty else { return }
  ColumnChart(values: times, Style(.train), label: \.asMilliseconds).draw(on: &canvas, in: inner)
}
