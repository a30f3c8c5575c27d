import Cells

/// Where the panels of the Train screen stand. A small screen leaves out what it has no room for.
struct TrainLayout: Equatable {
  let chart: Rect
  let epochs: Rect
  let run: Rect
  let times: Rect?
  let settings: Rect?

  /// Columns of the table of epochs that are shown.
  var epochColumns: EpochColumns { epochs.width >= Self.wideEpochs ? .all : .essential }
  /// Rows of epochs between the table's head and its border.
  var epochRows: Int { max(0, epochs.height - 3) }

  enum EpochColumns {
    case essential
    case all
  }

  private static let narrowEpochs = 38
  private static let wideEpochs = 58
  /// Columns from which on the table of epochs has all of its own.
  private static let wide = 150

  /// - Parameter size: how much of the screen the chart has.
  init(_ body: Rect, chart size: ChartView.PanelSize = .usual) {
    if size == .full {
      chart = body
      (epochs, run) = (body.split(top: 0).top, body.split(top: 0).top)
      times = nil
      settings = nil
    } else if body.width >= Self.wide, body.height >= 40 {
      let (upper, lower) = body.split(top: body.height - 6)
      let (left, right) = upper.split(left: upper.width - Self.wideEpochs)
      let (table, columns) = right.split(top: right.height * 2 / 3)
      chart = left
      epochs = table
      times = columns
      let (run, settings) = lower.split(left: 46)
      self.run = run
      self.settings = settings
    } else if body.width >= 100, body.height >= 24 {
      let (upper, lower) = body.split(top: body.height - (body.height >= 30 ? 6 : 5))
      let tableWidth = body.width >= Self.wide ? Self.wideEpochs : Self.narrowEpochs
      (chart, epochs) = upper.split(left: upper.width - tableWidth)
      let (run, rest) = lower.split(left: 46)
      self.run = run
      let (times, settings) = rest.split(left: min(60, rest.width - 46))
      self.times = times
      self.settings = settings
    } else {
      let (upper, lower) = body.split(top: max(9, body.height * 3 / 5))
      chart = upper
      if body.width < DashboardLayout.twoPanels {
        // The run at the bottom, the epochs above it as soon as there is room for two of them.
        (epochs, run) = lower.split(top: lower.height >= 10 ? lower.height - 5 : 0)
      } else {
        (epochs, run) = lower.split(left: Self.narrowEpochs)
      }
      times = nil
      settings = nil
    }
  }
}
