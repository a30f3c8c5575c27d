import Cells

/// The time of each epoch, as columns.
struct EpochTimes {
  let train: TrainState

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let inner = canvas.panel(rect, .epochTime, ["ms"])
    let times = train.epochs.suffix(inner.width).map { $0.seconds ?? .nan }
    guard !times.isEmpty else { return }
    guard times.contains(where: \.isFinite) else {
      return canvas.writeEmpty("the events have no times", in: inner)
    }
    ColumnChart(values: times, Style(.train), base: .zero, label: \.asMilliseconds).draw(
      on: &canvas, in: inner)
  }
}
