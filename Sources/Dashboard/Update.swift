import Cells
import Learning
import RatingData
import Runs

/// Every decision of the dashboard: what a message changes, and what is to be done about it.
///
/// Pure: no clock, no thread, no terminal. The effects are carried out by whoever calls.
public func update(_ state: inout State, _ message: Message) -> [Effect] {
  var effects: [Effect] = []
  switch message {
  case .input(let input):
    effects = state.receive(input)
  case .loading(let progress, let seconds):
    state.shared.loading = Loading(progress: progress, seconds: seconds)
  case .loaded(let library, let settings):
    effects = state.receive(library, settings)
  case .cluster(let settings):
    effects = state.start(settings)
  case .catalogue(let run, let library):
    guard run == state.shared.train.run, state.shared.library == nil else { break }
    state.receive(library)
  case .watch:
    state.shared.train.begin(state.shared.train.run.next, nil)
    effects = [.start(state.shared.train.run, .watched, pace: .none)]
  case .training(let run, let event):
    guard run == state.shared.train.run else { break }
    effects = state.receive(event)
  case .status(let run, let text):
    guard run == state.shared.train.run else { break }
    state.shared.train.status = text
  case .step(let run, let step):
    guard run == state.shared.train.run else { break }
    state.receive(step)
  case .silence(let run, let seconds):
    guard run == state.shared.train.run else { break }
    state.shared.train.silence = seconds
  case .done(let done): effects = state.take(done)
  case .model(let model):
    if model.run == .browse { state.shared.browseModel = model }
    guard model.run == state.shared.train.run else { break }
    state.shared.model = model
    state.shared.epochModels.keep(model)
  case .elapsed(let seconds): state.screens[state.current].advance(by: seconds)
  case .notice(let notice):
    state.shared.note = notice
  case .stray(let lines): state.receive(stray: lines)
  }
  state.navigate()
  state.fit()
  return effects + state.matchRequest() + state.browseRequest() + state.questions()
    + state.raterSearch()
}

extension State {
  /// Lines of the log that are kept.
  static let logDepth = 1_000
  /// Steps that can be gone back.
  private static let historyDepth = 100

  /// Takes lines into the log.
  mutating func receive(stray lines: [String]) { log = (log + lines).suffix(Self.logDepth) }

  fileprivate mutating func receive(_ input: Input) -> [Effect] {
    switch input {
    case .key(let key):
      shared.note = nil
      return receive(key)
    case .mouse(let mouse):
      return receive(mouse)
    case .paste(let text):
      shared.note = nil
      switch shared.overlay {
      case .entry(var entry):
        entry.typed.type(text)
        shared.overlay = .entry(entry)
      case nil where screens[current].isTyping: paste(text)
      default: break
      }
      return []
    case .resize(let size):
      shared.size = size
      return []
    case .hangUp:
      return [.quit]
    }
  }

  mutating func receive(_ key: Key) -> [Effect] {
    if shared.overlay != nil { return receiveInOverlay(key) }
    if screens[current].isTyping, type(key) { return [] }
    if key == .end, shared.past != nil {
      shared.epochModels.past = nil
      return []
    }
    return press(key)
  }

  fileprivate mutating func receive(_ event: TrainingEvent) -> [Effect] {
    shared.train.receive(event)
    for index in screens.indices { screens[index].receive(event, shared) }
    var effects = baselineRequest(after: event)
    if case .ended(let end) = event {
      // What was asked about a run under way is settled.
      if case .question = shared.overlay { shared.overlay = nil }
      shared.note = shared.train.note(on: end) ?? shared.note ?? shared.train.hint
      effects += screens[current].appear(shared)
    }
    return effects
  }

  /// Seconds of training from which on a fit beside it does not tell in the times of epochs.
  private static let longRun = 5.0

  /// Once a run, at its end or when it has trained for a while: the fit takes a core for some tenths of a second.
  private mutating func baselineRequest(after event: TrainingEvent) -> [Effect] {
    let train = shared.train
    let isTime =
      switch event {
      case .epoch: train.secondsTrained.map { $0 >= Self.longRun } ?? false
      case .ended: true
      case .started, .progress, .changed: false
      }
    guard isTime, !shared.areRatingsElsewhere, !train.hasAskedForBaseline,
      let library = shared.library, let settings = train.settings,
      settings.learner != BaselineLearner.self, let summary = train.summary,
      summary.measure == .loss, summary.validation != 0
    else { return [] }
    shared.train.hasAskedForBaseline = true
    let request = BaselineRequest(run: train.run, settings: settings)
    return [.run(request.job(on: library.data.ratings))]
  }

  fileprivate mutating func receive(_ library: Library, _ settings: Settings) -> [Effect] {
    receive(library)
    return start(settings)
  }

  fileprivate mutating func receive(_ library: Library) {
    shared.library = library
    shared.loading = nil
    let provenance = library.data.provenance
    log.append("read as \(provenance.format): \(provenance.evidence)")
    log += provenance.warnings
    if let first = library.data.warnings.first {
      shared.note = library.data.warnings.count == 1 ? first : "\(first) (L shows all)"
    }
    for index in screens.indices { screens[index].load(library) }
  }

  mutating func start(_ settings: Settings) -> [Effect] {
    guard shared.clusterTrains(settings) || !shared.areRatingsElsewhere else {
      shared.note = "the cluster trains mllib and implicit-als, and the ratings are there"
      return []
    }
    let train = shared.train
    let previous = train.phase == .waiting ? [] : [Effect.steer(train.run, .abandon)]
    shared.train.begin(train.run.next, settings)
    shared.train.isOnCluster = shared.clusterTrains(settings)
    shared.epochModels = EpochModels()
    return previous + [.start(shared.train.run, .new(settings), pace: shared.train.pace)]
  }

  mutating func start(_ branch: Branch) -> [Effect] {
    let parent = shared.train.run
    shared.train.begin(parent.next, branch)
    shared.epochModels = EpochModels()
    return [.start(shared.train.run, .branch(branch, of: parent), pace: shared.train.pace)]
  }

  mutating func start(resuming resumed: ResumedRun) -> [Effect] {
    let train = shared.train
    shared.train.begin(train.run.next, resumed.manifest.settings)
    shared.epochModels = EpochModels()
    current = 0
    return [
      .steer(train.run, .abandon),
      .start(shared.train.run, .resumed(resumed), pace: shared.train.pace),
    ]
  }

  mutating func show(_ screen: Int) -> [Effect] {
    current = screen
    return screens[screen].appear(shared)
  }

  /// Goes where a screen wants to go: to the screen that shows such a thing, or back.
  fileprivate mutating func navigate() {
    defer { shared.canGoBack = !history.isEmpty }
    guard let navigation = shared.navigation else { return }
    shared.navigation = nil
    switch navigation {
    case .visit(let place):
      let origin = Visit(screen: current, place: screens[current].place)
      guard let screen = screens.indices.first(where: { screens[$0].visit(place) }) else { return }
      history = (history + [origin]).suffix(Self.historyDepth)
      current = screen
    case .back:
      guard let visit = history.popLast() else { return }
      current = visit.screen
      if let place = visit.place { _ = screens[current].visit(place) }
    }
  }

  /// What the visible screen wants to know of the newest model, and has no answer to, unless one is on its way.
  fileprivate mutating func questions() -> [Effect] {
    let screen = screens[current]
    guard let model = screen.model(shared), let library = shared.library else { return [] }
    return screen.questions(shared).compactMap { question in
      let query = Query(
        question.subject, of: question.model ?? model,
        judgedBy: question.subject.isJudged ? shared.judge : nil, following: screen.components,
        for: question.asker)
      guard query != question.answered, query != awaited[query.asker] else { return nil }
      awaited[query.asker] = query
      return .run(query.job(in: library))
    }
  }

  /// The search for users that waits for an answer, unless one is on its way.
  fileprivate mutating func raterSearch() -> [Effect] {
    guard let search = screens[current].raterSearch(shared), search != soughtRaters,
      let library = shared.library
    else { return [] }
    soughtRaters = search
    return [.run(search.job(in: library))]
  }

  /// Gives lists the heights that they have on the screen.
  fileprivate mutating func fit() {
    for case let train as TrainScreen in screens { shared.marks = train.view.marks }
    guard let frame = shared.frame else { return }
    for index in screens.indices { screens[index].fit(in: frame.body, shared) }
    if case .movie(let movie) = screens[current].place { shared.movie = movie }
  }
}
