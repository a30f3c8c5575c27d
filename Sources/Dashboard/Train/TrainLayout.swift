import Cells

/// Where the panels of the Train screen stand. A small screen leaves out what it has no room for.
struct TrainLayout: Equatable {
  private(set) var chart: Rect
  private(set) var epochs: Rect
  private(set) var run: Rect
  private(set) var times: Rect?
  private(set) var settings: Rect?
  /// The panel of what happens, where there is room for one.
  private(set) var story: Rect?
  /// Lines of what happens, where there is no room for a panel.
  private(set) var storyLines: Rect
  private(set) var inside: Rect?
  /// Where the error is, where there is room for it beside the epochs.
  private(set) var errors: Rect?

  /// Columns of the table of epochs that are shown.
  var epochColumns: EpochColumns { epochs.width >= Self.wideEpochs ? .all : .essential }
  /// Rows of epochs between the table's head and its border.
  var epochRows: Int { max(0, epochs.height - 3) }

  enum EpochColumns {
    case essential
    case all
  }

  /// What there is to show beside the run's numbers.
  enum Parts {
    case usual
    /// There is no model here to look into.
    case withoutInside
    /// A first run that is told.
    case story
  }

  private static let narrowEpochs = 38
  private static let wideEpochs = 58
  /// Columns from which on the table of epochs has all of its own.
  private static let wide = 150
  private static let runWidth = 46

  /// What stands beside the chart.
  enum Side {
    case epochs
    /// Where the error is, in the place of the epochs; titles of movies want more room.
    case errors
    /// Both where there is room, else the epochs.
    case both
  }

  /// - Parameter size: how much of the screen the chart has.
  init(
    _ body: Rect, chart size: ChartView.PanelSize = .usual, _ parts: Parts = .usual,
    beside side: Side = .epochs
  ) {
    let none = body.split(top: 0).top
    (chart, epochs, run, storyLines) = (body, none, none, none)
    if size == .full { return }
    if body.width >= Self.wide, body.height >= 40 {
      arrangeLarge(body, parts, side)
    } else if body.width >= 100, body.height >= 24 {
      arrangeUsual(body, parts, side)
    } else if parts == .story, side != .errors {
      arrangeSmallStory(body)
    } else {
      arrangeSmall(body)
    }
  }

  /// Beside the chart epochs, and where the error is; below it what happens and the look inside; at the bottom the run. Times
  /// have much room only where there are no errors to tell.
  private mutating func arrangeLarge(_ body: Rect, _ parts: Parts, _ side: Side) {
    let (upper, lower) = body.split(top: body.height - 6)
    let (left, right) = upper.split(left: upper.width - Self.wideEpochs)
    let (chart, told) = left.split(top: left.height - 12)
    self.chart = chart
    divide(told, parts, storyWidth: told.width * 2 / 5)
    let (run, rest) = lower.split(left: Self.runWidth)
    self.run = run
    guard side != .epochs else {
      let (epochs, times) = right.split(top: right.height * 2 / 3)
      self.epochs = epochs
      self.times = times
      settings = rest
      return
    }
    (epochs, errors) = right.split(top: right.height * 2 / 5)
    (settings, times) = rest.split(left: rest.width - Self.wideEpochs)
  }

  private mutating func arrangeUsual(_ body: Rect, _ parts: Parts, _ side: Side) {
    let isTall = body.height >= 30
    let (upper, lower) = body.split(top: body.height - (isTall ? 6 : 5))
    let (top, told) = upper.split(top: upper.height - (isTall ? 6 : 2))
    let isWide = body.width >= Self.wide || side == .errors
    let tableWidth = isWide ? Self.wideEpochs : Self.narrowEpochs
    (chart, epochs) = top.split(left: top.width - tableWidth)
    if isTall {
      divide(told, parts, storyWidth: Self.runWidth)
    } else {
      storyLines = told
    }
    let (run, rest) = lower.split(left: Self.runWidth)
    self.run = run
    let (times, settings) = rest.split(left: min(60, rest.width - Self.runWidth))
    self.times = times
    self.settings = settings
  }

  private mutating func divide(_ rect: Rect, _ parts: Parts, storyWidth: Int) {
    guard parts != .withoutInside else {
      story = rect
      return
    }
    let (story, inside) = rect.split(left: storyWidth)
    self.story = story
    self.inside = inside
  }

  private mutating func arrangeSmall(_ body: Rect) {
    let rows = body.height < 20 ? 0 : body.width < DashboardLayout.twoPanels ? 3 : 2
    let (panels, lines) = body.split(top: body.height - rows)
    storyLines = lines
    let (upper, lower) = panels.split(top: max(9, panels.height * 3 / 5))
    chart = upper
    if body.width < DashboardLayout.twoPanels {
      // The run at the bottom, the epochs above it as soon as there is room for two of them.
      (epochs, run) = lower.split(top: lower.height >= 10 ? lower.height - 5 : 0)
    } else {
      (epochs, run) = lower.split(left: Self.narrowEpochs)
    }
  }

  /// The curve, what it means, and what the model finds: the numbers of the run stand in the header.
  private mutating func arrangeSmallStory(_ body: Rect) {
    let (upper, told) = body.split(top: max(9, body.height - 4))
    let (chart, inside) = upper.split(top: max(9, upper.height - 6))
    self.chart = chart
    if inside.height >= 3 { self.inside = inside }
    if told.height >= 3 { story = told }
  }
}
