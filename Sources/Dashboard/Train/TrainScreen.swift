import Cells
import Jobs
import Learning

/// The run: its losses as curves and in a table, how far it is, what it is set to.
struct TrainScreen: Screen, RunWatching, EpochShowing, Preferring {
  static let title = "Train"

  var view = ChartView()
  /// Where the model is wrong, in the place of the epochs; nil where the epochs are shown.
  var errors: ErrorPane?
  /// Where the mouse holds the chart.
  var dragColumn: Int?
  /// Rows of epochs that lie below the visible ones; 0 follows the newest.
  var rowsBelow = 0

  /// The run whose start was seen last.
  private var runShown: RunID?
  /// The epoch of the past that screens show, by which the cursor went.
  private var pastEpoch: Int?

  mutating func receive(_ event: TrainingEvent, _ shared: inout Shared) -> [Effect] {
    switch event {
    case .started:
      // Another run, or a branch of one, is all to be seen; one that goes on stays as it was looked at.
      if shared.train.run != runShown {
        runShown = shared.train.run
        rowsBelow = 0
        view.cursor = nil
        view.window = .all
      }
    case .epoch: if rowsBelow > 0 { rowsBelow += 1 }
    case .progress, .changed, .ended: break
    }
    return shared.baselineRequest(after: event)
  }

  mutating func use(_ preferences: Preferences, _ shared: inout Shared) {
    view = preferences.chart.view
    shared.marks = view.marks
  }

  func tell(_ preferences: inout Preferences) { preferences.chart = ChartPreferences(view) }

  private(set) var inside = Inside()

  mutating func load(_ library: Library) { inside.load(library) }

  private var errorsInquiry = Inquiry<ModelQuestion<ErrorAnswer.Subject>, ErrorAnswer>(
    JobIdentity("errors of a model"), at: .longAnswer)

  /// Ratings that are looked at while epochs pass, which may be many a second.
  private static let ratingsInPassing = 20_000

  mutating func jobs(_ shared: Shared) -> [Job] {
    let isInside = shared.layout.flatMap { layout($0.body, shared).inside } != nil
    return (isInside ? inside.jobs(shared) : []) + errorJobs(shared)
  }

  private mutating func errorJobs(_ shared: Shared) -> [Job] {
    guard let errors, let library = shared.library, let model = shared.past ?? shared.model,
      shared.model?.snapshot.model.predictsRatings == true
    else { return [] }
    let limit = shared.train.phase.isUnderWay ? Self.ratingsInPassing : .max
    let job = errorsInquiry.ask(
      ModelQuestion(ErrorAnswer.Subject(limit: limit), of: model), unless: errors.answer?.question
    ) { ErrorAnswer($0, in: library) }
    return job.map { [$0] } ?? []
  }

  mutating func take(_ done: JobDone, _ shared: inout Shared) -> [Effect]? {
    if let (_, answer) = errorsInquiry.take(done) {
      if let answer { errors?.receive(answer) }
      return []
    }
    if inside.take(done) { return [] }
    return shared.takeBaseline(done)
  }

  mutating func fit(in body: Rect, _ shared: Shared) {
    let height = max(0, layout(body, shared).epochs.height - 3)
    errors?.window.setHeight(height)
    let epoch = shared.past?.snapshot.epoch
    guard epoch != pastEpoch else { return }
    pastEpoch = epoch
    view.cursor = epoch.map { Double($0) }
  }

  mutating func receive(
    _ mouse: Mouse, in body: Rect, _ shared: inout Shared
  ) -> [Effect] {
    if receiveOnChart(mouse, in: layout(body, shared).chart, shared) { return [] }
    switch mouse.action {
    case .press, .drag: break
    case .wheelUp: move(.up, in: body, shared)
    case .wheelDown: move(.down, in: body, shared)
    }
    return []
  }

  /// Through the table of epochs; up is towards the first.
  mutating func move(_ move: Move, in body: Rect, _ shared: Shared) {
    if errors != nil {
      errors?.window.apply(move)
      return
    }
    let height = layout(body, shared).epochRows
    let furthest = max(0, shared.train.epochs.count - height)
    let step =
      switch move {
      case .up: 1
      case .down: -1
      case .pageUp: height
      case .pageDown: -height
      case .first: furthest
      case .last: -rowsBelow
      }
    rowsBelow = min(max(0, rowsBelow + step), furthest)
  }

  func panels(in body: Rect, _ shared: Shared) -> [(name: String, rect: Rect)] {
    let layout = layout(body, shared)
    return [("loss", layout.chart), ("epochs", layout.epochs), ("run", layout.run)]
      + (layout.inside.map { [("inside the model", $0)] } ?? [])
      + [("what happens", layout.story ?? layout.storyLines)]
      + (layout.times.map { [("epoch time", $0)] } ?? [])
      + (layout.settings.map { [("settings", $0)] } ?? [])
  }

  private func layout(_ body: Rect, _ shared: Shared) -> TrainLayout {
    TrainLayout(
      body, chart: view.size,
      shared.library == nil ? .withoutInside : shared.storyPace == .usual ? .usual : .story,
      beside: errors == nil ? .epochs : .errors)
  }

  private func drawStory(on canvas: inout Canvas, in layout: TrainLayout, _ shared: Shared) {
    if let inside = layout.inside, let library = shared.library {
      InsidePanel(inside: self.inside, shared: shared, library: library).draw(
        on: &canvas, in: inside)
    }
    let story = StoryPanel(train: shared.train)
    if let rect = layout.story { story.draw(on: &canvas, in: rect) }
    story.drawLines(on: &canvas, in: layout.storyLines)
  }

  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared) {
    if case .model(let name) = shared.source {
      OpenedPanel(shared: shared, name: name).draw(on: &canvas, in: body)
      return
    }
    let layout = layout(body, shared)
    let train = shared.train
    drawStory(on: &canvas, in: layout, shared)
    MetricPanel(screen: self, shared: shared).draw(on: &canvas, in: layout.chart)
    if let errors {
      errors.draw(on: &canvas, in: layout.epochs, shared)
    } else {
      EpochTable(screen: self, shared: shared, columns: layout.epochColumns).draw(
        on: &canvas, in: layout.epochs)
    }
    if !layout.run.isEmpty {
      RunPanel(train: train, keys: shared.keys, kind: shared.library?.data.kind ?? .movie).draw(
        on: &canvas, in: layout.run)
    }
    if let times = layout.times { EpochTimes(train: train).draw(on: &canvas, in: times) }
    if let settings = layout.settings {
      SettingsPanel(shared: shared).draw(on: &canvas, in: settings)
    }
  }
}
