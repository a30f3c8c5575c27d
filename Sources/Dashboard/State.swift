import Cells
import Learning

/// Everything that the screen shows. A value: `update` changes it, `view` reads it.
public struct State: Sendable {
  public internal(set) var size: Size
  public internal(set) var screen = Screen.train
  /// What lies over the screen and takes the keys.
  var overlay: Overlay?
  /// A sentence above the footer; goes with the next key.
  var note: String?
  /// What is to be seen.
  let source: Source
  /// How far they are; nil where that takes no longer than a blink.
  var loading: Loading?
  public internal(set) var library: Library?
  var model: TrainedModel?
  var train = TrainState()
  var movies = MoviesState()
  var users = UsersState()
  let themes: [String]
  var theme: String
  /// Warnings of the data and lines that something printed, oldest first.
  var log: [String] = []

  /// What a dashboard shows.
  public enum Source: Sendable, Equatable {
    /// Ratings that are trained on, by their name or path, as the person gave it.
    case ratings(String)
    /// Another program's run, by the name or path of its events. There are no ratings and no model.
    case events(String)

    var name: String {
      switch self {
      case .ratings(let name), .events(let name): name
      }
    }
  }

  /// - Parameters:
  ///   - themes: what the theme key goes round.
  public init(size: Size, source: Source, themes: [String], theme: String) {
    self.size = size
    self.source = source
    self.themes = themes
    self.theme = theme
  }
}

/// What may lie over a screen.
enum Overlay: Sendable, Equatable {
  /// With the first row that shows, where not all fit.
  case help(firstRow: Int)
  case log
  case newRun(NewRun)
}
