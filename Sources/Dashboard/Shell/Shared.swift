import Cells
import Learning
import RatingData
import RatingFiles
import Runs

/// What all screens look at, and what they may ask of the frame around them.
struct Shared: Sendable {
  var size: Size
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
  /// How the cluster was asked for that trains what it can; nil where this machine trains all.
  let clusterArguments: [String]?
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
  var lens = Lens.browse
  var epochModels = EpochModels()
  /// Which movies lists show.
  var filter = MovieFilter(minimumRatings: 20)
  var hasChosenMinimum = false
  var you = You(name: "me")
  /// Movies that the list shows alone: what a person marked on the map. nil shows all.
  var listed: Set<MovieIndex>?
  /// The movie that was selected last, whatever screen shows now.
  var movie: MovieIndex?
  /// The run that is shown.
  var train = TrainState()
  /// A sentence above the footer; goes with the next key.
  var note: String?
  /// What dots are drawn with, on every screen.
  var marks = LineChart.Marks.braille
  /// What lies over the screen and takes the keys.
  var sheets = SheetStack()
  /// What a sheet wants done as it closes, by the name of the action.
  var requestedAction: String?
  /// Warnings of the data and lines that something printed.
  var log = Log()
  /// Where a screen or a sheet wants to go; the frame takes it there.
  var navigation: Navigation?
  /// Whether there is a place to go back to.
  var canGoBack = false

  /// Where the frame's parts stand now; nil where the terminal is too small.
  var frame: FrameLayout? { FrameLayout(size: size, noteRows: line == nil ? 0 : 1) }

  /// What stands above the footer: a question, or else a note.
  var line: String? {
    sheets.top?.sheet.line(width: size.width - 2, self) ?? note
  }

  /// Whether the ratings are a cluster's, and this machine has too few of them to train on.
  var areRatingsElsewhere: Bool { if case .cluster = source { true } else { false } }

  /// Says of what this machine would train that it cannot; false where it can.
  mutating func sayThatRatingsAreElsewhere() -> Bool {
    guard areRatingsElsewhere else { return false }
    note =
      "too few of the cluster's ratings are here to train on: \(key("new-run")) starts a run there"
    return true
  }

  /// Whether settings are trained with on the cluster.
  func clusterTrains(_ settings: Settings) -> Bool {
    clusterArguments != nil && settings.areOfMLlib
  }

  init(
    size: Size, source: State.Source, dataArguments: [String] = [],
    clusterArguments: [String]? = nil
  ) {
    self.clusterArguments = clusterArguments
    self.size = size
    self.source = source
    self.dataArguments = dataArguments
  }
}
