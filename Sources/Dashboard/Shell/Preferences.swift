import Cells
import Jobs

/// How a person wants the dashboard: what `config.yaml` may say, and what is kept there.
public struct Preferences: Sendable, Equatable {
  /// A theme's name or a scheme file's path; nil for the one that suits the terminal.
  public var theme: String?
  public var pace = Pace.none
  public var story = StoryTelling.first
  public var reportsMouse = true
  /// Whether quitting asks while a run trains.
  public var asksBeforeQuitting = true
  /// Whether lines are said instead of screens drawn.
  public var isLinear = false
  public var chart = ChartPreferences()
  public var keys = KeyMap.usual

  public init() {}

  /// What stands for the theme that suits the terminal.
  public static let automaticTheme = "auto"

  /// Takes a theme as it is written in `config.yaml` and on the command line.
  public mutating func use(theme word: String) {
    theme = word == Self.automaticTheme ? nil : word
  }

  /// Takes what there is to say of saving them.
  public static let slot = JobSlot<Preferences, Never, String>(JobIdentity("preferences"))
}

extension Shared {
  mutating func takePreferences(_ done: JobDone) -> [Effect]? {
    guard let (_, outcome) = Preferences.slot.take(done) else { return nil }
    switch outcome {
    case .result(let sentence): note = sentence
    case .failed(let reason): note = "not saved: \(reason)"
    case .progress: break
    }
    return []
  }
}

/// How the chart of losses is drawn, by the words of `config.yaml`.
public struct ChartPreferences: Sendable, Equatable {
  /// A choice among words.
  public struct Choice: Sendable, Equatable {
    public let name: String
    public let words: [String]
    public internal(set) var word: String

    fileprivate init(_ name: String, _ words: [String]) {
      self.name = name
      self.words = words
      word = words[0]
    }
  }

  private static let yScale = Choice("y", ["linear", "log"])
  private static let extent = Choice("range", ["auto", "all", "zero"])
  private static let unit = Choice("x", ["epochs", "steps", "seconds"])
  private static let xScale = Choice("x_scale", ["linear", "log"])
  private static let smoothing = Choice("smoothing", ["none", "some", "strong"])
  private static let grid = Choice("grid", ["off", "on"])
  private static let marks = Choice("marks", LineChart.Marks.allCases.map(\.rawValue))

  /// All that can be chosen, with what is chosen.
  public private(set) var choices = [yScale, extent, unit, xScale, smoothing, grid, marks]

  /// - Returns: false where there is no such choice, or no such word in it.
  public mutating func choose(_ word: String, of name: String) -> Bool {
    guard let index = choices.firstIndex(where: { $0.name == name }),
      choices[index].words.contains(word)
    else { return false }
    choices[index].word = word
    return true
  }
}

extension ChartPreferences {
  /// The position of the word that is chosen.
  private func position(of choice: Choice) -> Int {
    guard let chosen = choices.first(where: { $0.name == choice.name }) else { return 0 }
    return choice.words.firstIndex(of: chosen.word) ?? 0
  }

  private mutating func set(_ choice: Choice, to position: Int?) {
    _ = choose(choice.words[position ?? 0], of: choice.name)
  }

  /// A chart that is drawn so.
  var view: ChartView {
    var view = ChartView()
    view.yScale = position(of: Self.yScale) == 0 ? .linear : .logarithmic
    view.extent = ChartView.Extent.allCases[position(of: Self.extent)]
    view.unit = ChartView.Unit.allCases[position(of: Self.unit)]
    view.xScale = position(of: Self.xScale) == 0 ? .linear : .logarithmic
    view.smoothing = Smoothing.allCases[position(of: Self.smoothing)]
    view.grid = position(of: Self.grid) == 0 ? .none : .horizontal
    view.marks = LineChart.Marks.allCases[position(of: Self.marks)]
    return view
  }

  /// How a chart is drawn; zoom and cursor are none of it.
  init(_ view: ChartView) {
    set(Self.yScale, to: view.yScale == .linear ? 0 : 1)
    set(Self.extent, to: ChartView.Extent.allCases.firstIndex(of: view.extent))
    set(Self.unit, to: ChartView.Unit.allCases.firstIndex(of: view.unit))
    set(Self.xScale, to: view.xScale == .linear ? 0 : 1)
    set(Self.smoothing, to: Smoothing.allCases.firstIndex(of: view.smoothing))
    set(Self.grid, to: view.grid == .none ? 0 : 1)
    set(Self.marks, to: LineChart.Marks.allCases.firstIndex(of: view.marks))
  }
}

extension State {
  /// Shows what a person prefers; the theme is the terminal's.
  mutating func use(_ preferences: Preferences) {
    shared.train.pace = preferences.pace
    shared.reportsMouse = preferences.reportsMouse
    shared.asksBeforeQuitting = preferences.asksBeforeQuitting
    shared.keys = preferences.keys
    for index in screens.indices {
      guard var screen = screens[index] as? any Preferring else { continue }
      screen.use(preferences, &shared)
      screens[index] = screen
    }
  }

  /// As it is now.
  var preferences: Preferences {
    var preferences = Preferences()
    preferences.theme = themeChoice == .chosen ? theme : nil
    preferences.pace = shared.storyPace == .slow ? .none : shared.train.pace
    preferences.reportsMouse = shared.reportsMouse
    preferences.asksBeforeQuitting = shared.asksBeforeQuitting
    preferences.keys = shared.keys
    for case let screen as any Preferring in screens { screen.tell(&preferences) }
    return preferences
  }
}
