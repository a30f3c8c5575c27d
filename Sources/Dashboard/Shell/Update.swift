import Cells
import Jobs
import Learning
import Logs
import RatingData
import Runs

/// Every decision of the dashboard: what a message changes, and what is to be done about it.
///
/// Pure: no clock, no thread, no terminal. The effects are carried out by whoever calls.
public func update(_ state: inout State, _ message: Message) -> [Effect] {
  if case .input(.key(.alt(let character))) = message,
    !state.shared.keys.binds(.alt(character))
  {
    // Escape and a key, one after the other, look the same.
    return update(&state, .input(.key(.escape)))
      + update(&state, .input(.key(.character(character))))
  }
  let effects = state.receive(message)
  return effects + state.settle()
}

extension State {
  /// Follows what has changed, whatever changed it: goes where somebody wants to go, gives lists their heights, and asks
  /// for what is wanted now.
  mutating func settle() -> [Effect] {
    navigate()
    fit()
    return shared.matchRequest() + browseRequest() + wantedJobs()
  }

  /// Steps that can be gone back.
  private static let historyDepth = 100

  fileprivate mutating func receive(_ message: Message) -> [Effect] {
    switch message {
    case .input(let input): return receive(input)
    case .loading(let progress, let seconds):
      shared.loading = Loading(progress: progress, seconds: seconds)
    case .loaded(let library, let settings):
      receive(library)
      shared.beginStory()
      return shared.start(settings)
    case .cluster(let settings): return shared.start(settings)
    case .catalogue(let run, let library):
      if run == shared.train.run, shared.library == nil { receive(library) }
    case .watch:
      shared.train.begin(shared.train.run.next, nil, on: nil)
      shared.train.capabilities = .ofAnotherProgram
      return [.start(shared.train.run, .watched, pace: .none)]
    case .open:
      shared.train.begin(shared.train.run.next, nil, on: nil)
      // Ratings are known to be there when they are.
      shared.train.capabilities = .ofFiles(hasRatings: false)
      current = screens.firstIndex { $0 is any ListShowing } ?? current
      return [.start(shared.train.run, .opened, pace: .none)]
    case .watchLogs: return [.start(RunID(1), .watched, pace: .none)]
    case .logs(let logs): receive(logs)
    case .training(let run, let event):
      if run == shared.train.run { return receive(event) }
    case .status(let run, let text):
      if run == shared.train.run { shared.train.status = text }
    case .step(let run, let step):
      if run == shared.train.run { shared.receive(step) }
    case .silence(let run, let seconds):
      if run == shared.train.run { shared.train.silence = seconds }
    case .done(let done): return take(done)
    case .model(let model): receive(model)
    case .elapsed(let seconds): advance(by: seconds)
    case .notice(let notice): shared.note = notice
    case .stray(let lines): shared.log.append(contentsOf: lines)
    }
    return []
  }

  private mutating func receive(_ input: Input) -> [Effect] {
    switch input {
    case .key(let key):
      shared.note = nil
      return receive(key)
    case .mouse(let mouse): return receive(mouse)
    case .paste(let text):
      shared.note = nil
      paste(text)
    case .resize(let size): shared.size = size
    case .background(let background): return receive(background)
    case .hangUp: return [.quit]
    }
    return []
  }

  private mutating func receive(_ event: TrainingEvent) -> [Effect] {
    shared.train.receive(event)
    var effects: [Effect] = []
    for index in screens.indices {
      guard var screen = screens[index] as? any RunWatching else { continue }
      effects += screen.receive(event, &shared)
      screens[index] = screen
    }
    if case .ended(let end) = event {
      // What was asked about a run under way is settled.
      shared.sheets.close { $0 is any RunQuestion }
      shared.note =
        shared.train.note(on: end, shared.keys) ?? shared.note ?? shared.train.hint(shared.keys)
      effects += shared.endStory() + screens[current].appear(shared)
    }
    return effects
  }

  private mutating func receive(_ model: TrainedModel) {
    if model.run == .browse { shared.browseModel = model }
    guard model.run == shared.train.run else { return }
    shared.model = model
    shared.epochModels.keep(model)
  }

  private mutating func receive(_ library: Library) {
    shared.library = library
    shared.loading = nil
    if case .model = shared.source {
      shared.train.capabilities = .ofFiles(hasRatings: library.hasRatings)
      chooseMinimum(for: library)
    }
    // Nothing is rarely rated where nothing is rated.
    if !library.hasRatings { shared.filter.minimumRatings = 0 }
    let provenance = library.data.provenance
    shared.log.append("read as \(provenance.format): \(provenance.evidence)")
    shared.log.append(contentsOf: provenance.warnings)
    if let first = library.data.warnings.first {
      shared.note =
        library.data.warnings.count == 1 ? first : "\(first) (\(shared.key("log")) shows all)"
    }
    for index in screens.indices { screens[index].load(library) }
  }

  /// Lowers the least number of ratings for another program's model: few movies may have as many as lists ask for otherwise.
  private mutating func chooseMinimum(for library: Library) {
    let usual = shared.filter.minimumRatings
    let least = library.data.fewestRatingsToList(usual)
    guard library.hasRatings, !shared.hasChosenMinimum, least < usual else { return }
    shared.filter.minimumRatings = least
    let words = least == 0 ? "however few rated them" : "with \(least) ratings or more"
    shared.log.append(
      "few \(shared.kind.plural) have \(usual) ratings, so lists have all \(words); \(shared.key("fewest-ratings")) changes it"
    )
  }

  private mutating func receive(_ logs: WatchedLogs) {
    let isFirst = !shared.logs.watched.hasLooked || shared.logs.watched.runs.isEmpty
    let problems = shared.logs.take(logs)
    shared.log.append(contentsOf: problems)
    if let first = problems.first {
      let more = problems.count > 1 ? " (\(shared.key("log")) shows all)" : ""
      shared.note = first.escaped + more
    }
    // Who watches several runs chooses among them first.
    if isFirst, logs.runs.count > 1, let list = screens.firstIndex(where: { $0 is LogRunsScreen }) {
      current = list
    }
  }

  private mutating func advance(by seconds: Double) {
    guard var screen = screens[current] as? any Animated else { return }
    screen.advance(by: seconds)
    screens[current] = screen
  }

  mutating func show(_ screen: Int) -> [Effect] {
    current = screen
    return screens[screen].appear(shared)
  }

  /// Goes where a screen or a sheet wants to go: to the screen that shows such a thing, or back.
  fileprivate mutating func navigate() {
    defer { shared.canGoBack = !history.isEmpty }
    guard let navigation = shared.navigation else { return }
    shared.navigation = nil
    switch navigation {
    case .visit(let place):
      let origin = Visit(screen: current, place: (screens[current] as? any Visiting)?.place)
      guard let screen = screens.indices.first(where: { visit(place, on: $0) }) else { return }
      history = (history + [origin]).suffix(Self.historyDepth)
      current = screen
    case .back:
      guard let visit = history.popLast() else { return }
      current = visit.screen
      if let place = visit.place { _ = self.visit(place, on: current) }
    case .run: current = screens.firstIndex { $0 is any RunWatching || $0 is LogScreen } ?? current
    }
  }

  private mutating func visit(_ place: Place, on index: Int) -> Bool {
    guard var screen = screens[index] as? any Visitable else { return false }
    defer { screens[index] = screen }
    return screen.visit(place)
  }

  /// Gives lists the heights that they have on the screen.
  fileprivate mutating func fit() {
    guard let layout = shared.layout else { return }
    for index in screens.indices { screens[index].fit(in: layout.body, shared) }
    if let screen = screens[current] as? any Visiting, case .movie(let movie) = screen.place {
      shared.movie = movie
    }
  }
}
