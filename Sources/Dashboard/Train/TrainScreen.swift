import Cells
import Jobs
import Learning

/// The run: its losses as curves and in a table, how far it is, what it is set to.
struct TrainScreen: Screen, RunWatching, EpochShowing, Preferring {
  static let title = "Train"

  var view = ChartView()
  /// Where the model is wrong, while keys go to it; nil while they go to the epochs.
  var errors: ErrorPane?
  /// The same at a glance, where there is room for it beside the epochs.
  private(set) var errorsAtAGlance = ErrorPane()
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
        errorsAtAGlance = ErrorPane()
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
    let layout = shared.layout.map { self.layout($0.body, shared) }
    let isInside = layout?.inside != nil
    let asksForErrors =
      errors != nil || layout?.errors != nil && shared.isTimeForAGlance(errorsAtAGlance.answer)
    return (isInside ? inside.jobs(shared) : []) + (asksForErrors ? errorJobs(shared) : [])
  }

  private mutating func errorJobs(_ shared: Shared) -> [Job] {
    guard let library = shared.library, let model = shared.past ?? shared.model,
      shared.model?.snapshot.model.predictsRatings == true
    else { return [] }
    let limit = shared.train.phase.isUnderWay ? Self.ratingsInPassing : .max
    let answered = (errors ?? errorsAtAGlance).answer?.question
    let job = errorsInquiry.ask(
      ModelQuestion(ErrorAnswer.Subject(limit: limit), of: model), unless: answered
    ) { ErrorAnswer($0, in: library) }
    return job.map { [$0] } ?? []
  }

  /// Lets keys go to where the error is, or back to the epochs.
  mutating func toggleErrors() {
    errors = errors == nil ? errorsAtAGlance : nil
  }

  mutating func take(_ done: JobDone, _ shared: inout Shared) -> [Effect]? {
    if let (_, answer) = errorsInquiry.take(done) {
      if let answer {
        errors?.receive(answer)
        errorsAtAGlance.receive(answer)
      }
      return []
    }
    if inside.take(done) { return [] }
    return shared.takeBaseline(done)
  }

  mutating func fit(in body: Rect, _ shared: Shared) {
    let layout = layout(body, shared)
    let height = max(0, (layout.errors ?? layout.epochs).height - 3)
    errors?.window.setHeight(height)
    errorsAtAGlance.window.setHeight(height)
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
    case .press:
      if errors == nil, layout(body, shared).errors?.contains(mouse.point) == true {
        toggleErrors()
      }
    case .drag: break
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
      + (layout.errors.map { [("where the error is", $0)] } ?? [])
      + (layout.times.map { [("epoch time", $0)] } ?? [])
      + (layout.settings.map { [("settings", $0)] } ?? [])
  }

  private func layout(_ body: Rect, _ shared: Shared) -> TrainLayout {
    TrainLayout(
      body, chart: view.size,
      shared.library == nil ? .withoutInside : shared.storyPace == .usual ? .usual : .story,
      beside: errors != nil ? .errors : shared.hasErrorsToTell ? .both : .epochs)
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

  /// The epochs, where the error is, or both.
  private func drawSide(on canvas: inout Canvas, in layout: TrainLayout, _ shared: Shared) {
    if let rect = layout.errors {
      (errors ?? errorsAtAGlance).draw(
        on: &canvas, in: rect, focus: errors == nil ? .unfocused : .focused, shared)
    } else if let errors {
      return errors.draw(on: &canvas, in: layout.epochs, focus: .focused, shared)
    }
    EpochTable(screen: self, shared: shared, columns: layout.epochColumns).draw(
      on: &canvas, in: layout.epochs)
  }

  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared) {
    if case .model(let name) = shared.source {
      OpenedPanel(shared: shared, name: name).draw(on: &canvas, in: body)
      return
    }
    let layout = layout(body, shared)
    let train = shared.train
    MetricPanel(screen: self, shared: shared).draw(on: &canvas, in: layout.chart)
    drawStory(on: &canvas, in: layout, shared)
    drawSide(on: &canvas, in: layout, shared)
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

extension Shared {
  /// Whether the run predicts ratings that it does not learn from, by a model that is here.
  fileprivate var hasErrorsToTell: Bool {
    guard library != nil, train.capabilities.can(.trainBeside) else { return false }
    guard let summary = train.summary else { return true }
    return summary.metric == .loss && summary.validation != 0
  }

  /// Epochs a second that are looked at in passing, so that training keeps its threads.
  private static var glancesPerSecond: Double { 2 }

  /// Whether the errors are to be looked at again, of which there is an answer or none: at once where nothing runs, else
  /// after as many epochs as half a second has.
  fileprivate func isTimeForAGlance(_ answer: ErrorAnswer?) -> Bool {
    guard train.phase == .running, past == nil, let answer, let model else { return true }
    let epoch = max(train.pace.seconds, train.epochs.last?.seconds ?? 0)
    let passed = model.snapshot.epoch - answer.question.model.snapshot.epoch
    return passed < 0 || Double(passed) * epoch * Self.glancesPerSecond >= 1
  }
}
