import Cells
import Learning
import Likeness
import Profiles
import RatingFiles
import Runs

/// Everything that the dashboard shows. A value: `update` changes it, `view` reads it.
public struct State: Sendable {
  /// Every screen, in the order of its digits. A new one is a folder and a line here.
  static var allScreens: [any Screen] {
    [TrainScreen(), MoviesScreen(), UsersScreen(), YouScreen(), MapScreen(), RunsScreen()]
  }

  /// The screens on runs of other programs, of which there are numbers alone.
  static var logScreens: [any Screen] { [LogScreen(), LogRunsScreen()] }

  var screens: [any Screen]
  /// The screen that is shown.
  var current = 0
  /// Where the person came from by way of a row, latest last: what Backspace goes back through.
  var history: [Visit] = []
  var shared: Shared
  let themes: [String]
  public internal(set) var theme: String
  var themeChoice: ThemeChoice

  /// What a dashboard shows.
  public enum Source: Sendable, Equatable {
    /// Ratings that are trained on, by their name or path, as the person gave it.
    case ratings(String)
    /// Ratings that a cluster reads and trains on, by their name. Some of them come home, for lists.
    case cluster(String)
    /// Another program's run, by the name or path of its events. There are no ratings, and a model only where it leaves
    /// its vectors.
    case events(String)
    /// A model that another program learned, by the name of its file. Nothing trains.
    case model(String)

    /// Runs of other programs, by the path of their logs.
    case logs(String)

    /// Whether another program trains.
    var isWatched: Bool {
      switch self {
      case .events, .logs: true
      case .ratings, .cluster, .model: false
      }
    }

    var name: String {
      switch self {
      case .ratings(let name), .cluster(let name), .events(let name), .model(let name),
        .logs(let name):
        name
      }
    }
  }

  /// - Parameters:
  ///   - dataArguments: how the data were asked for on the command line.
  ///   - engines: what trains, the first that can.
  ///   - themes: what the theme key goes round.
  ///   - preferences: how a person wants it, but for the theme.
  ///   - profile: the name and the file of their ratings; without a file they are not kept.
  ///   - faults: what to do with lines of a file that cannot be read.
  ///   - store: where runs are kept; nil where there is no folder for them.
  ///   - keeping: whether those of this session are.
  ///   - isFirst: whether no run is kept yet, and nothing else was asked for.
  ///   - likenesses: where likenesses are kept that were made once; nil where none is.
  ///   - letters: which the terminal shows.
  public init(
    size: Size, source: Source, dataArguments: [String] = [], engines: [EngineOffer] = [.local],
    themes: [String], theme: String,
    preferences: Preferences = Preferences(),
    profile: (name: String, file: ProfileFile?) = ("me", nil), faults: FaultPolicy = .stop,
    runs store: RunStore? = nil, keeping: RunKeeping = .kept, likenesses: LikenessStore? = nil,
    isFirst: Bool = false, letters: Letters = .all
  ) {
    if case .logs = source { screens = Self.logScreens } else { screens = Self.allScreens }
    shared = Shared(
      size: size, source: source, dataArguments: dataArguments, engines: engines)
    shared.you = You(name: profile.name, file: profile.file)
    shared.faults = faults
    shared.runStore = store
    shared.keeping = keeping
    shared.likeness.store = likenesses
    shared.letters = letters
    self.themes = themes
    self.theme = theme
    themeChoice = preferences.theme == nil ? .automatic : .chosen
    if preferences.story == .on || preferences.story == .first && isFirst {
      shared.storyPace = .slow
    }
    use(preferences)
  }

  /// The data, once they are here.
  public var library: Library? { shared.library }

  /// Whether something moves on the screen: until it stands still, the time that passes is to be told.
  public var isMoving: Bool { (screens[current] as? any Animated)?.isMoving ?? false }

  /// How many screens there are.
  public static var screenCount: Int { allScreens.count }
}

/// A place on a screen.
struct Visit: Sendable, Equatable {
  let screen: Int
  let place: Place?
}
