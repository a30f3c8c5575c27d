import Cells
import Learning
import Testing

@testable import Dashboard

/// The chart's keys, its mouse, and what the title and the line above it say of them.
@Suite struct `The chart of a run` {
  private var ended: Scenario { Scenario.trained() }

  private func title(_ scenario: Scenario) -> String {
    String(scenario.screen.split(separator: "\n")[1].prefix { $0 != "╮" })
  }

  private func legend(_ scenario: Scenario) -> String {
    String(scenario.screen.split(separator: "\n")[2])
  }

  @Test(arguments: [
    ("", "loss · epochs · linear · auto"), ("y", "loss · epochs · linear · all"),
    ("yy", "loss · epochs · linear · from 0"), ("yyy", "loss · epochs · linear · val"),
    ("yyyy", "loss · epochs · linear · auto"),
    ("l", "loss · epochs · log y · auto"), ("lrX", "rmse · epochs · log x · log y · auto"),
    ("u", "loss · steps · linear · auto"), ("uu", "loss · seconds · linear · auto"),
    ("m", "auto · smooth 0.6"), ("mm", "auto · smooth 0.9"), ("z", "epochs 3–6 of 6"),
    ("zz", "epochs 4.5–6 of 6"), ("zZ", "loss · epochs · linear"),
  ])
  func `says in its title how it is looked at`(keys: String, words: String) {
    var scenario = ended
    scenario.type(keys)
    #expect(title(scenario).contains(words))
  }

  @Test func `shows what every line has at the cursor`() throws {
    var scenario = ended
    scenario.type("x")
    scenario.press(.left, .left)
    let record = scenario.state.train.epochs[3]
    #expect(scenario.state.trainScreen.view.cursor == 4)
    #expect(legend(scenario).contains("epoch 4 "))
    #expect(legend(scenario).contains("loss \(record.trained.lossText)"))
    #expect(legend(scenario).contains("val_loss \(record.validated.lossText)"))
    scenario.press(.right, .right, .right, .right)
    #expect(scenario.state.trainScreen.view.cursor == 6)
    scenario.press(.escape)
    #expect(scenario.state.trainScreen.view.cursor == nil)
  }

  @Test func `has a cursor at the epoch that is nearest to the mouse`() throws {
    var scenario = ended
    scenario.click(x: 40, y: 12)
    let cursor = try #require(scenario.state.trainScreen.view.cursor)
    #expect(scenario.state.train.epochs.contains { Double($0.epoch) == cursor })
    scenario.type("uu")
    scenario.click(x: 40, y: 12)
    let bySeconds = try #require(scenario.state.trainScreen.view.cursor)
    #expect(scenario.state.train.epochs.contains { Double($0.epoch) == bySeconds })
  }

  @Test func `is zoomed about the pointer by the wheel, and dragged`() throws {
    var scenario = ended
    scenario.click(x: 42, y: 12, .wheelUp)
    scenario.click(x: 42, y: 12, .wheelUp)
    guard case .fixed(let zoomed) = scenario.state.trainScreen.view.window else {
      Issue.record("not zoomed")
      return
    }
    #expect(abs(zoomed.upperBound - zoomed.lowerBound - 6 * 0.64) < 1e-9)
    scenario.click(x: 42, y: 12)
    scenario.click(x: 52, y: 12, .drag)
    guard case .fixed(let dragged) = scenario.state.trainScreen.view.window else {
      Issue.record("not dragged")
      return
    }
    #expect(dragged.lowerBound < zoomed.lowerBound)
    scenario.press(.escape, .escape)
    #expect(scenario.state.trainScreen.view.window == .all)
  }

  @Test func `follows the end of the curve while zoomed, until it is moved away from it`() {
    var view = ChartView()
    view.zoom(by: 0.5, around: nil, in: 0...20, end: 6)
    #expect(view.window == .tail(10))
    #expect(view.range(in: 0...20, end: 6) == 0...10)
    #expect(view.range(in: 0...20, end: 15) == 5...15)
    view.pan(by: -0.25, in: 0...20, end: 15)
    #expect(view.window == .fixed(2.5...12.5))
    #expect(view.range(in: 0...20, end: 19) == 2.5...12.5)
    view.pan(by: 0.25, in: 0...20, end: 15)
    #expect(view.window == .tail(10))
    view.zoom(by: 2, around: nil, in: 0...20, end: 15)
    #expect(view.window == .all)
    for _ in 0..<20 { view.zoom(by: 0.5, around: 3, in: 0...20, end: 15) }
    let shown = view.range(in: 0...20, end: 15)
    #expect(shown.contains(3) && shown.upperBound - shown.lowerBound >= 0.25)
  }

  @Test func `shows no less of the run where zooming out meets an end of the axis`() {
    var view = ChartView()
    view.zoom(by: 0.5, around: 18, in: 0...20, end: 20)
    #expect(view.range(in: 0...20, end: 20) == 9...19)
    view.zoom(by: 1.5, around: 10, in: 0...20, end: 20)
    #expect(view.range(in: 0...20, end: 20) == 5...20)
    view.zoom(by: 0.5, around: 5, in: 0...20, end: 20)
    #expect(view.range(in: 0...20, end: 20) == 5...12.5)
    view.zoom(by: 2, around: 12.5, in: 0...20, end: 20)
    #expect(view.range(in: 0...20, end: 20) == 0...15)
  }

  @Test func `has a note where a setting changed, halfway into an epoch`() {
    var scenario = Scenario()
    scenario.train(epochs: 2)
    let values = ["learningRate": SettingValue.number(0.001)]
    scenario.makeUp(.changed(SettingsChange(epoch: 3, step: 9, done: 0.5, values: values)))
    let notes = MetricChart(scenario.state.shared, scenario.state.trainScreen, nil, nil).chart.notes
    #expect(notes.map(\.x) == [2.5])
  }

  @Test func `alone has the whole screen`() {
    var scenario = ended
    scenario.type("f")
    #expect(!scenario.screen.contains("╭ epochs ─") && !scenario.screen.contains("settings · "))
    scenario.type("f")
    #expect(scenario.screen.contains("settings · "))
  }

  /// By hand: 0.6 of the mean so far, 0.4 of the new, over the sum of the weights.
  @Test func `is smoothed by a mean that starts unbiased`() {
    let smoothed = Smoothing.some.smoothed([1, 2, .nan, 4])
    #expect(smoothed[0] == 1)
    #expect(abs(smoothed[1] - (0.4 * 0.6 * 1 + 0.4 * 2) / 0.64) < 1e-12)
    #expect(smoothed[2].isNaN)
    #expect(abs(smoothed[3] - (0.144 + 0.48 + 1.6) / 0.784) < 1e-12)
    #expect(Smoothing.none.smoothed([3, 5]) == [3, 5])
  }

  @Test func `begins anew with a run`() {
    var scenario = ended
    scenario.type("xzn")
    scenario.press(.enter)
    scenario.train(epochs: 1)
    #expect(scenario.state.trainScreen.view == ChartView())
  }
}
