import SystemPackage

/// Why a screen cannot be opened.
public enum TerminalError: Error, Equatable {
  /// Standard output goes to a file or a pipe.
  case outputIsNoTerminal
  /// There is no terminal that keys could come from.
  case noKeyboard
  /// `TERM` is not set.
  case unnamedTerminal
  /// No description of a terminal of this name is installed.
  case unknownTerminal(String)
  /// A terminal of this name prints lines, but cannot move its cursor.
  case cannotMoveCursor(String)
  /// Leaving the screen takes more bytes than are kept for it, by the terminal's description.
  case resetSequenceTooLong(Int, limit: Int)
  /// This process has a screen already.
  case alreadyOpen
  /// A call to the system failed: its name and why.
  case systemCall(String, Errno)
}

extension TerminalError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .outputIsNoTerminal:
      "standard output is not a terminal, so there is no screen to draw on; "
        + "`marquee --linear` does the same work in plain lines, and takes commands"
    case .noKeyboard:
      "there is no terminal to read keys from; `marquee --linear` needs none"
    case .unnamedTerminal:
      "TERM is not set, so it is not known how to draw on this terminal; "
        + "set it (for example TERM=xterm-256color), or use `marquee --linear`"
    case .unknownTerminal(let name):
      "TERM is \(name), and no description of such a terminal is installed here; "
        + "try TERM=xterm-256color, or use `marquee --linear`"
    case .cannotMoveCursor(let name):
      "TERM is \(name), a terminal that cannot move its cursor, so there is no screen to draw on; "
        + "`marquee --linear` does the same work in plain lines, and takes commands"
    case .resetSequenceTooLong(let count, let limit):
      "the description of this terminal needs \(count) bytes to leave the screen, more than \(limit); "
        + "try TERM=xterm-256color, or use `marquee --linear`"
    case .alreadyOpen:
      "this process has a screen already"
    case .systemCall(let name, let error):
      "cannot set up the terminal: \(name): \(error)"
    }
  }
}
