import Cells

func drawTrain(_ state: State, in body: Rect, on canvas: inout Canvas) {
  let layout = TrainLayout(body)
  drawLossChart(state, in: layout.chart, on: &canvas)
  drawEpochs(state, layout, on: &canvas)
  if layout.settings == nil, state.train.detail == .settings {
    drawSettings(state, in: layout.run, on: &canvas)
  } else {
    drawRun(state.train, in: layout.run, on: &canvas)
  }
  if let times = layout.times { drawEpochTimes(state.train, in: times, on: &canvas) }
  if let settings = layout.settings { drawSettings(state, in: settings, on: &canvas) }
}
