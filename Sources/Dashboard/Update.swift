import Cells
import Learning
import RatingData

/// Every decision of the dashboard: what a message changes, and what is to be done about it.
///
/// Pure: no clock, no thread, no terminal. The effects are carried out by whoever calls.
public func update(_ state: inout State, _ message: Message) -> [Effect] {
  var effects: [Effect] = []
  switch message {
  case .input(let input):
    effects = state.receive(input)
  case .loading(let progress, let seconds):
    state.loading = Loading(progress: progress, seconds: seconds)
  case .loaded(let library, let settings):
    effects = state.receive(library, settings)
  case .watch:
    state.train.begin(state.train.run.next, nil)
    effects = [.watch(state.train.run)]
  case .training(let run, let event):
    guard run == state.train.run else { break }
    state.train.receive(event)
    if case .ended(let end) = event { state.note = state.train.note(on: end) }
  case .model(let model):
    guard model.run == state.train.run else { break }
    state.model = model
    effects = state.questions()
  case .answer(let answer):
    state.receive(answer)
  case .stray(let lines):
    state.log = (state.log + lines).suffix(State.logDepth)
  }
  state.fit()
  state.countRatings()
  return effects
}

extension State {
  /// Lines of the log that are kept.
  static let logDepth = 1_000

  fileprivate mutating func receive(_ input: Input) -> [Effect] {
    switch input {
    case .key(let key):
      note = nil
      return receive(key)
    case .mouse(let mouse):
      note = nil
      return receive(mouse)
    case .paste(let text):
      note = nil
      return paste(text)
    case .resize(let size):
      self.size = size
      return []
    case .hangUp:
      return [.quit]
    }
  }

  fileprivate mutating func receive(_ key: Key) -> [Effect] {
    if overlay != nil { return receiveInOverlay(key) }
    if isTyping, let effects = type(key) { return effects }
    guard let command = KeyTable.table(for: screen).command(for: key) else { return [] }
    return perform(command)
  }

  fileprivate mutating func receive(_ library: Library, _ settings: Settings) -> [Effect] {
    self.library = library
    loading = nil
    let provenance = library.data.provenance
    log.append("read as \(provenance.format): \(provenance.evidence)")
    log += provenance.warnings
    if let first = library.data.warnings.first {
      note = library.data.warnings.count == 1 ? first : "\(first) (L shows all)"
    }
    movies.browser.order = movies.sort.order(movies.direction, in: library)
    movies.browser.show(movies.browser.order)
    users.browser.order = users.sort.order(users.direction, in: library)
    users.browser.show(users.browser.order)
    return start(settings)
  }

  fileprivate mutating func receive(_ answer: Answer) {
    switch answer {
    case .movie(let answer):
      guard answer.query.subject == movies.subject else { return }
      movies.receive(answer)
    case .user(let answer):
      guard answer.query.subject == users.subject, let library else { return }
      users.receive(answer, in: library)
    }
  }

  mutating func start(_ settings: Settings) -> [Effect] {
    let previous = train.phase == .waiting ? [] : [Effect.abandon(train.run)]
    train.begin(train.run.next, settings)
    return previous + [.start(train.run, settings)]
  }

  /// What the visible screen wants to know of the newest model.
  func questions() -> [Effect] {
    guard let model else { return [] }
    let subject: Query.Subject? =
      switch screen {
      case .train: nil
      case .movies: movies.subject
      case .users: users.subject
      }
    return subject.map { [.ask(Query($0, of: model, for: .list))] } ?? []
  }

  /// Counts how the selected movie was rated, if that is another one than before.
  fileprivate mutating func countRatings() {
    guard let library, let movie = movies.browser.selected else {
      movies.histogram = nil
      return
    }
    if movies.histogram?.movie != movie {
      movies.histogram = RatingHistogram(library.ratingCounts, movie)
    }
  }

  /// Gives lists the heights that they have on the screen.
  mutating func fit() {
    guard let frame = FrameLayout(size: size) else { return }
    let movies = MoviesLayout(frame.body, focus: self.movies.focus)
    self.movies.browser.window.setHeight(movies.listRows.height)
    self.movies.neighbours.setHeight(movies.neighbourRows.height)
    let users = UsersLayout(
      frame.body, library?.userRows ?? .none, focus: self.users.focus)
    self.users.browser.window.setHeight(users.listRows.height)
    self.users.detail.setHeight(users.detailRows.height)
  }
}
