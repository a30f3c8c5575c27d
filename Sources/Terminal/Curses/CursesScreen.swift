import CNcurses
import Cells
import Files
import Glibc

/// The screen as ncurses has it: paints runs of cells, hands out what was typed.
final class CursesScreen {
  let depth: ColorDepth
  var brackets = FrameBrackets.none
  private let handle: OpaquePointer
  private let window: UnsafeMutablePointer<WINDOW>
  private let input: TerminalStream
  private let output: TerminalStream
  private var pairs = ColorPairs()
  private var inks: [Style: (attributes: attr_t, pair: Int32)] = [:]
  private var text = CellText()
  private var theme: Theme

  init(
    _ description: TerminalDescription, depth: ColorDepth, theme: Theme, input: TerminalStream,
    output: TerminalStream
  ) throws(TerminalError) {
    self.input = input
    self.output = output
    // The size is what the system says, whatever LINES and COLUMNS were at some time.
    use_env(false)
    use_tioctl(true)
    let opened = Self.newScreen(description, depth: depth, input: input.file, output: output.file)
    guard let opened, let window = curses_screen() else {
      throw .unknownTerminal(description.name)
    }
    handle = opened
    self.window = window
    self.theme = theme
    if depth == .none || start_color() != OK {
      self.depth = .none
    } else {
      use_default_colors()
      let isDirect = depth == .direct && curses_color_count() == 1 << 24
      self.depth = depth == .direct && !isDirect ? .indexed : depth
    }
    setModes()
    adopt(theme)
  }

  deinit { delscreen(handle) }

  /// Takes another theme's colours. Everything must be painted anew.
  func adopt(_ theme: Theme) {
    self.theme = theme
    inks = [:]
    guard depth != .none else { return }
    pairs.reset()
    var cell = cchar_t()
    let space: [wchar_t] = [0x20, 0]
    let ink = ink(.text)
    setcchar(&cell, space, ink.attributes, Int16(clamping: ink.pair), nil)
    wbkgrnd(window, &cell)
  }

  /// Paints what `difference` says, and sends it.
  func paint(_ difference: CanvasDifference) {
    var differs = false
    difference.forEachRun { run in
      guard let run = clipped(run) else { return }
      differs = true
      let ink = ink(run.style)
      text.set(run, of: difference.wanted)
      wattr_set(window, ink.attributes, Int16(clamping: ink.pair), nil)
      wmove(window, Int32(clamping: run.y), Int32(clamping: run.x))
      text.scalars.withUnsafeBufferPointer { scalars in
        _ = waddnwstr(window, scalars.baseAddress, Int32(clamping: scalars.count))
      }
    }
    guard differs else { return }
    brackets.around({ wrefresh(window) }, on: output)
  }

  /// Sends everything again, as if nothing were known of what the terminal shows.
  func repaint() { brackets.around({ wrefresh(curses_physical_screen()) }, on: output) }

  /// Takes the terminal's new size; what was painted is gone.
  func resize(to size: Size) {
    resize_term(Int32(clamping: size.height), Int32(clamping: size.width))
    wclear(window)
  }

  /// Leaves the screen to others, until `enter` brings it back.
  func leave() { endwin() }

  /// Sets the modes again, which a shell changes when it stops a program on its own accord, and
  /// sends everything.
  func enter() {
    reset_prog_mode()
    repaint()
  }

  /// The next thing typed; nil when nothing waits.
  func nextInput() -> RawInput? {
    var value: wint_t = 0
    switch wget_wch(window, &value) {
    case OK: return Unicode.Scalar(UInt32(value)).map(RawInput.scalar)
    case KEY_CODE_YES: return .code(Int32(truncatingIfNeeded: value))
    default: return nil
    }
  }

  /// The part of a run that the window has room for. ncurses would go on in the next row.
  private func clipped(_ run: CellRun) -> CellRun? {
    let room = Int(getmaxx(window)) - run.x
    guard room > 0, run.y < Int(getmaxy(window)) else { return nil }
    var run = run
    run.width = min(run.width, room)
    return run
  }

  private func ink(_ style: Style) -> (attributes: attr_t, pair: Int32) {
    if let ink = inks[style] { return ink }
    let ink = Ink(style, theme: theme, depth: depth)
    let numbers = (ink.attributes, ink.pair.map { pairs.number(of: $0) } ?? 0)
    inks[style] = numbers
    return numbers
  }

  private func setModes() {
    cbreak()
    noecho()
    nonl()
    intrflush(window, false)
    keypad(window, true)
    // The mouse's reports are read by `InputDecoder`, the same way for every terminal.
    keyok(KEY_MOUSE, false)
    nodelay(window, true)
    leaveok(window, true)
    // Reading ahead would break off a half-painted frame at each key.
    typeahead(-1)
    set_escdelay(25)
    curs_set(0)
    freeSpecialKeys()
  }

  /// Gives Ctrl-S, Ctrl-Q, Ctrl-V and Ctrl-O to the program; they are no signals.
  private func freeSpecialKeys() {
    var modes = termios()
    guard tcgetattr(output.number, &modes) == 0 else { return }
    modes.c_iflag &= ~tcflag_t(IXON)
    modes.c_lflag &= ~tcflag_t(IEXTEN)
    tcsetattr(output.number, TCSADRAIN, &modes)
    def_prog_mode()
  }

  private static func newScreen(
    _ description: TerminalDescription, depth: ColorDepth, input: UnsafeMutablePointer<FILE>,
    output: UnsafeMutablePointer<FILE>
  ) -> OpaquePointer? {
    guard depth == .direct else { return newterm(description.name, output, input) }
    let before = EnvironmentVariables.process["TERMINFO"]
    setenv("TERMINFO", DirectColourEntry.variable(description.directEntry), 1)
    let screen = newterm(description.name, output, input)
    if let before { setenv("TERMINFO", before, 1) } else { unsetenv("TERMINFO") }
    return screen ?? newterm(description.name, output, input)
  }
}
