/// Where a person's ratings are brought in from.
public enum ImportSource: Sendable, Equatable {
  /// A CSV file, plain or gzipped; a zip archive or a folder of them.
  case path(String)
  case standardInput

  /// What a command line names: `-` is standard input.
  public init(argument: String) { self = argument == "-" ? .standardInput : .path(argument) }

  /// What messages call it.
  public var name: String {
    switch self {
    case .path(let path): path
    case .standardInput: "standard input"
    }
  }
}
