/// Why a dashboard cannot open, in words for a person.
public enum SessionError: Error, Equatable, CustomStringConvertible {
  /// There is no terminal that a screen could be drawn on.
  case noScreen(String)
  /// The theme that was asked for is not there, or is not one.
  case noTheme(String)
  /// The file of a recording cannot be made.
  case noRecording(String)

  public var description: String {
    switch self {
    case .noScreen(let message), .noTheme(let message), .noRecording(let message): message
    }
  }
}
