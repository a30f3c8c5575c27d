import Cells
import Learning
import RatingData
import RatingFiles
import Runs

/// What all screens look at, and what they may ask of the dashboard around them.
struct Shared: Sendable {
  var size: Size
  /// Which letters the terminal shows.
  var letters = Letters.all
  /// Which keys do what, where a person wants others than usual.
  var keys = KeyMap.usual
  /// Whether clicks and the wheel are the dashboard's; the terminal selects text with them otherwise.
  var reportsMouse = true
  /// Whether quitting asks while a run trains.
  var asksBeforeQuitting = true
  /// What is to be seen.
  let source: State.Source
  /// How the data were asked for on the command line.
  let dataArguments: [String]
  /// What trains, the first that can.
  let engines: [EngineOffer]
  /// Where runs are kept; nil where there is no folder for them.
  var runStore: RunStore?
  /// What to do with lines of a file that cannot be read.
  var faults = FaultPolicy.stop
  /// Whether the runs of this session are kept.
  var keeping = RunKeeping.kept
  /// How far the data are; nil where that takes no longer than a blink.
  var loading: Loading?
  var library: Library?
  /// The newest model of the run that is shown.
  var model: TrainedModel?
  /// The model that is trained for lists.
  var browseModel: TrainedModel?
  /// It is trained once.
  var hasAskedForBrowse = false
  /// Whether lists are asked for, whatever screen shows: the model for them is trained then.
  var wantsLists = false
  /// What lists are made by.
  var lens = Lens.likeness
  /// Which movies are like which, as far as it is made.
  var likeness = LikenessProgress()
  /// Models of runs on disk.
  var kept = KeptModels()
  var epochModels = EpochModels()
  /// Which movies lists show.
  var filter = MovieFilter(minimumRatings: 20)
  var hasChosenMinimum = false
  var you = You(name: "me")
  /// Movies that the list shows alone: what a person marked on the map. nil shows all.
  var listed: Set<MovieIndex>?
  /// The movie that was selected last, whatever screen shows now.
  var movie: MovieIndex?
  /// How the run that is shown is told.
  var storyPace = StoryPace.usual
  /// Movies whose lists a person watches, the latest last.
  var pinnedMovies: [MovieIndex] = []
  /// What averages alone come to, by what validates, as far as this session has found out.
  var baselines: [ValidationPart: Double] = [:]
  /// The run that is shown.
  var train = TrainState()
  /// Runs of other programs that are watched.
  var logs = LogsState()
  /// A sentence above the footer; goes with the next key.
  var note: String?
  /// The metric that a person wants to see; nil for the one that the run goes by.
  var chosenMetric: Metric?
  /// What dots are drawn with, on every screen.
  var marks = LineChart.Marks.braille
  /// What lies over the screen and takes the keys.
  var sheets = SheetStack()
  /// What a sheet wants done as it closes, by the name of the action.
  var requestedAction: String?
  /// Where the palette leads as it closes.
  var goal: PaletteEntry.Goal?
  /// Warnings of the data and lines that something printed.
  var log = Log()
  /// Where a screen or a sheet wants to go; the dashboard takes it there.
  var navigation: Navigation?
  /// Whether there is a place to go back to.
  var canGoBack = false

  /// Where the dashboard's parts stand now; nil where the terminal is too small.
  var layout: DashboardLayout? { DashboardLayout(size: size, noteRows: lines.count) }

  /// What stands above the footer, in as many lines as it takes.
  var lines: [String] {
    line.map { Array($0.wrapped(to: max(1, size.width - 2)).prefix(Self.mostLines)) } ?? []
  }

  /// A sentence of any program may be long.
  private static let mostLines = 3

  /// What stands above the footer: a question, or else a note.
  var line: String? {
    sheets.top?.sheet.line(width: size.width - 2, self) ?? note
  }

  /// The engine on which settings are trained; nil where none does.
  func engine(for settings: Settings) -> EngineOffer? { engines.first { $0.trains(settings) } }

  /// What is rated, as screens call it.
  var kind: ItemKind { library?.data.kind ?? .movie }

  /// Why the run cannot do something, and what can be done instead; nil where it can.
  func obstacle(to ability: EngineAbility) -> String? {
    train.capabilities.obstacle(to: ability).map { reason in
      guard train.startSettings != nil else { return reason }
      let stop = train.phase.isUnderWay ? "\(key("stop")) stops it, " : ""
      return "\(reason): \(stop)\(key("new-run")) starts another run"
    }
  }

  init(
    size: Size, source: State.Source, dataArguments: [String] = [],
    engines: [EngineOffer] = [.local]
  ) {
    self.engines = engines
    self.size = size
    self.source = source
    self.dataArguments = dataArguments
    if let first = engines.first { train.capabilities = first.capabilities }
  }
}
