import CNcurses

/// What is installed about the terminal that `TERM` names.
struct TerminalDescription {
  let name: String
  let colors: Int
  /// Colours are red, green and blue already (`xterm-direct` and its kin).
  let isDirect: Bool
  /// It speaks xterm's language of mouse and paste.
  let isXtermLike: Bool
  /// What makes a plain terminal of it again, from wherever a program left it.
  let resetSequence: [UInt8]
  /// Its description with colours as red, green and blue; see `DirectColourEntry`.
  let directEntry: [UInt8]

  /// - Parameter output: the terminal, of whose speed old descriptions want to know.
  init(name: String?, output: Int32) throws(TerminalError) {
    guard let name else { throw .unnamedTerminal }
    var problem: Int32 = 0
    guard setupterm(name, output, &problem) == OK else {
      // 1: a printing terminal, whose description is there all the same.
      throw problem == 1 ? .cannotMoveCursor(name) : .unknownTerminal(name)
    }
    defer { curses_forget_terminal_description() }
    guard curses_string("cup") != nil else { throw .cannotMoveCursor(name) }
    self.name = name
    colors = Int(tigetnum("colors"))
    isDirect = tigetflag("RGB") == 1 || tigetflag("Tc") == 1
    isXtermLike = curses_string("kmous") != nil
    resetSequence = Self.resetSequence(isXtermLike: isXtermLike)
    directEntry = DirectColourEntry(name: name).bytes
  }

  /// Turned on after ncurses has set up the screen: clicks and wheel with coordinates in decimal
  /// (SGR), and brackets around pasted text.
  static let extras = mouseOn + Array("\u{1B}[?2004h".utf8)
  static let mouseOn = Array("\u{1B}[?1002h\u{1B}[?1006h".utf8)
  static let mouseOff = Array("\u{1B}[?1006l\u{1B}[?1002l".utf8)
  /// All that any program may have turned on of the same.
  static let extrasOff =
    FrameBrackets.end
    + Array("\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1003l\u{1B}[?1002l\u{1B}[?1000l".utf8)

  private static func resetSequence(isXtermLike: Bool) -> [UInt8] {
    let leave = string("rmcup")
    return (isXtermLike ? extrasOff : []) + string("rmkx") + string("sgr0") + string("op")
      + string("cnorm") + (leave.isEmpty ? Array("\r\n".utf8) : leave)
  }

  /// A string capability without its padding (`$<5>`), which no terminal has needed for long.
  private static func string(_ capability: String) -> [UInt8] {
    guard let text = curses_string(capability) else { return [] }
    var bytes: [UInt8] = []
    var isPadding = false
    for byte in String(cString: text).utf8 {
      if byte == UInt8(ascii: ">"), isPadding {
        isPadding = false
      } else if byte == UInt8(ascii: "<"), bytes.last == UInt8(ascii: "$") {
        bytes.removeLast()
        isPadding = true
      } else if !isPadding {
        bytes.append(byte)
      }
    }
    return bytes
  }
}
