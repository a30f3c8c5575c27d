/// Whether what this session trains comes to the runs that are kept.
public enum RunKeeping: Sendable, Equatable {
  case kept
  /// As `--no-run` asks.
  case refused
  /// Another program trains, and may keep it.
  case watched
  /// There is no folder for runs.
  case homeless

  /// What is said of it beside the runs; nil where all is as usual.
  var words: String? {
    switch self {
    case .kept: nil
    case .refused: "--no-run: this session's are not kept"
    case .watched: "what is watched is not kept here"
    case .homeless: "none can be kept: HOME is not set"
    }
  }
}
