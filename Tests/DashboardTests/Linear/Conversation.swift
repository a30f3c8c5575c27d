import Cells
import Jobs
import Learning
import Profiles
import RatingData
import Runs

@testable import Dashboard

/// Talks to the dashboard of lines without a terminal and by a clock of its own: jobs are done at once, on this thread, and
/// runs are real, but wait to be let on.
struct Conversation {
  private(set) var dashboard: LinearDashboard
  /// The exit status; nil until it was left.
  private(set) var status: Int32?
  private(set) var effects: [Effect] = []
  private(set) var now = 0.0
  private let runs = Rehearsal()
  private let library: Library
  private let settings: Settings
  /// What was written and not taken.
  private var written = ""

  init(
    _ input: LinearDashboard.Input = .pipe, letters: Letters = .all, data: DataSet? = nil,
    settings: Settings = .fixture, profile: ProfileFile? = nil, runs store: RunStore? = nil
  ) {
    library = Library(data ?? Fixture.dataSet(named: "fixture", known: nil))
    self.settings = settings
    let state = State(
      size: Size(width: 80, height: 24), source: .ratings("fixture"), themes: [], theme: "",
      profile: ("me", profile), runs: store, keeping: store == nil ? .homeless : .kept)
    dashboard = LinearDashboard(state, input: input, letters: letters)
    for job in state.firstJobs { perform(.run(job)) }
  }

  /// One whose ratings are here.
  static func begun(
    _ input: LinearDashboard.Input = .pipe, profile: ProfileFile? = nil, runs: RunStore? = nil
  ) -> Conversation {
    var conversation = Conversation(input, profile: profile, runs: runs)
    conversation.load()
    _ = conversation.heard()
    return conversation
  }

  /// The ratings come.
  mutating func load() { send(.message(.loaded(library, settings))) }

  /// Says lines that come together; what was written comes back.
  mutating func say(_ lines: String...) -> [String] {
    send(lines.map { .line($0) })
    return heard()
  }

  mutating func send(_ events: LinearEvent...) { send(events) }

  private mutating func send(_ events: [LinearEvent]) {
    for effect in dashboard.receive(events, at: now) {
      switch effect {
      case .write(let text): written += text
      case .perform(let effect): perform(effect)
      case .end(let status): self.status = status
      }
    }
  }

  private mutating func perform(_ effect: Effect) {
    effects.append(effect)
    switch effect {
    case .run(let job): for done in job.outcomes() { send(.message(.done(done))) }
    case .start(let run, let start, let pace):
      runs.begin(run, start, pace, on: dashboard.library)
      if run == .browse { letOn(run) { _ in true } }
    case .steer(let run, let order):
      _ = runs.steer(run, order)
      if case .stop = order { letOn(run) { _ in true } }
    default: break
    }
  }

  /// Lets the run on until so many epochs have ended.
  mutating func train(epochs: Int = .max) {
    letOn(dashboard.state.train.run) { message in
      switch message {
      case .training(_, .epoch(let record)): record.epoch <= epochs
      case .training(_, .progress(let progress)): progress.epoch <= epochs
      case .model(let model): model.snapshot.epoch <= epochs
      default: true
      }
    }
  }

  private mutating func letOn(_ run: RunID, while isWanted: @escaping (Message) -> Bool) {
    send(runs.letOn(run, while: isWanted).map { .message($0) })
  }

  /// Lets time pass.
  mutating func wait(_ seconds: Double) {
    now += seconds
    send(.time)
  }

  /// Says lines one after the other; each with what was written then, as a transcript.
  mutating func talk(_ script: String) -> String {
    script.split(separator: "\n").map { line in
      "> \(line)\n" + say(String(line)).map { $0 + "\n" }.joined()
    }.joined()
  }

  /// Takes what was written, line by line; a prompt at the end is a line.
  mutating func heard() -> [String] {
    defer { written = "" }
    var lines = written.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
