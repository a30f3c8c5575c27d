import Cells
import Jobs
import Learning
import Models
import Profiles
import RatingData
import Runs
import Spark

@testable import Dashboard

/// Drives the dashboard without a terminal: keys go in, and effects are carried out at once. Runs are real, by what does
/// them in the dashboard, but wait to be let on; what a small run never says is made up by `makeUp`.
///
/// A copy has the same runs.
struct Scenario {
  private(set) var state: State
  /// Effects in the order in which they were asked for.
  private(set) var effects: [Effect] = []
  /// Whether answers wait until they are let come.
  var holdsAnswers = false
  private var held: [Job] = []
  private let library: Library
  /// nil where a cluster trains: what its runs say is made up.
  private let runs: Rehearsal?

  /// - Parameter lens: what lists are made by at first; in the dashboard movies' neighbours are by likeness, which few tests
  ///   are about.
  init(
    size: Size = Size(width: 120, height: 36), known: KnownSet? = nil,
    settings: Settings = .fixture, data: DataSet? = nil, preferences: Preferences = Preferences(),
    profile: ProfileFile? = ProfileFile("/nowhere/me.csv"), keeping: RunKeeping = .kept,
    lens: Lens = .browse, runs store: RunStore? = nil, isFirst: Bool = false
  ) {
    let name = known?.rawValue ?? "fixture"
    state = State(
      size: size, source: .ratings(name), dataArguments: ["--data", name],
      themes: ["marquee-dark", "marquee-light"],
      theme: "marquee-dark", preferences: preferences, profile: ("me", profile), runs: store,
      keeping: keeping, isFirst: isFirst)
    state.shared.lens = lens
    library = Library(data ?? Fixture.dataSet(named: name, known: known))
    runs = Rehearsal()
    send(.loaded(library, settings))
  }

  /// One whose run has ended, and keys pressed after it.
  static func trained(
    _ keys: String = "", size: Size = Size(width: 120, height: 36), data: DataSet? = nil,
    lens: Lens = .browse
  ) -> Scenario {
    var scenario = Scenario(size: size, data: data, lens: lens)
    scenario.trainToTheEnd()
    scenario.type(keys)
    return scenario
  }

  /// Ratings that a cluster has, of which nothing is home yet.
  init(onCluster settings: Settings, size: Size = Size(width: 120, height: 36)) {
    state = State(
      size: size, source: .cluster("lake"), dataArguments: ["--data", "s3a://bucket/lake.parquet"],
      engines: [
        SparkEngine.offer(
          ratingsHere: false, arguments: ["--engine", "spark", "--master", "spark://host:7077"])
      ],
      themes: ["marquee-dark"],
      theme: "marquee-dark")
    library = Library(Fixture.dataSet(named: "lake", known: nil))
    runs = nil
    send(.cluster(settings))
  }

  /// The cluster sends what there is to browse.
  mutating func bringHome(of run: RunID? = nil) {
    send(.catalogue(run ?? state.shared.train.run, library))
  }

  /// Whether it was left.
  var hasQuit: Bool { effects.contains { [.quit, .interrupt].contains($0) } }

  var screen: String { view(state).lines.joined(separator: "\n") }

  mutating func send(_ message: Message) {
    for effect in update(&state, message) {
      effects.append(effect)
      perform(effect)
    }
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .start(let run, let start, let pace): runs?.begin(run, start, pace, on: state.library)
    case .steer(let run, let order): runs?.steer(run, order).forEach { send($0) }
    case .run(let job) where job.isQuestion && holdsAnswers: held.append(job)
    case .run(let job) where job.isQuestion: work(on: job)
    default: break
    }
  }

  /// Lets the answers come that were held back.
  mutating func answer() {
    let jobs = held
    held = []
    for job in jobs { work(on: job) }
  }

  /// How many questions were asked.
  var questionCount: Int {
    effects.count { if case .run(let job) = $0 { job.isQuestion } else { false } }
  }

  /// Shows it where there are only some letters.
  mutating func state(in letters: Letters) { state.shared.letters = letters }

  mutating func press(_ keys: Key...) { keys.forEach { send(.input(.key($0))) } }

  mutating func type(_ text: String) { text.forEach { press(.character($0)) } }

  /// Goes down the sheet of a new run to a field, and types into it.
  mutating func move(to field: String, typing text: String) {
    while let form = state.shared.sheets.sheet(of: SettingsSheet.self)?.form,
      form.field.name != field
    {
      press(.down)
    }
    type(text)
  }

  mutating func resize(_ width: Int, _ height: Int) {
    send(.input(.resize(Size(width: width, height: height))))
  }

  mutating func click(x: Int, y: Int, _ action: Mouse.Action = .press) {
    send(.input(.mouse(Mouse(action, at: Point(x: x, y: y)))))
  }

  /// Lets training on until so many epochs have ended, and a part of the next is done.
  mutating func train(epochs: Int, andSteps steps: Int = 0) {
    hear(state.train.run) { message in
      switch message {
      case .training(_, .epoch(let record)): record.epoch <= epochs
      case .training(_, .progress(let progress)):
        progress.epoch <= epochs || progress.step <= steps
      case .model(let model): model.snapshot.epoch <= epochs
      default: true
      }
    }
  }

  /// Lets training on until its end.
  mutating func trainToTheEnd() { train(epochs: .max) }

  /// Trains the model for lists, if it was asked for.
  mutating func trainBrowse() { hear(.browse) { _ in true } }

  private mutating func hear(_ run: RunID, while isWanted: @escaping (Message) -> Bool) {
    runs?.letOn(run, while: isWanted).forEach { send($0) }
  }
}

extension Job {
  /// Whether it asks a model, or looks users or movies up.
  private static let longQuestions = [
    "map", "plane of the map", "errors of a model", "sameness", "likeness",
    "figures of likeness",
  ]

  fileprivate var isQuestion: Bool {
    place == .answer || Self.longQuestions.contains(identity.name)
  }
}

extension Settings {
  /// Short and small, so that a test takes milliseconds, and apart from the presets, so that a better
  /// preset repaints no golden screen.
  static var fixture: Settings {
    var settings = Preset.biased.settings(seed: 1)
    settings.schedule = Schedule(epochs: 6, patience: 6)
    settings.validation = 0.1
    settings[.factors] = 6
    settings[.batch] = 16
    settings[.learningRate] = 0.01
    settings[.regularization] = 0.02
    settings[.spread] = 0.1
    return settings
  }
}
