import CTerminalGuard
import Cells
import Files
import FoundationEssentials
import Glibc
import SystemPackage

/// The terminal as a screen to show canvases on and to read keys from.
///
/// ncurses and the process' signals, standard streams and terminal modes are all one of a kind, so
/// there is one terminal at a time. It belongs to the thread that opened it (it is not `Sendable`);
/// `Wakeup` is how others reach that thread. While it is open, what is printed to standard output and
/// error is caught; see `takeStrayOutput`.
public final class Terminal {
  public private(set) var theme: Theme
  /// What the caller may draw with.
  public let glyphs: Glyphs
  public internal(set) var size: Size
  /// The signal that asked the program to end, if one has.
  public internal(set) var termination: TerminationSignal?

  /// Whether clicks and the wheel are reported. Where they are not, the terminal selects text with them.
  public var reportsMouse = true {
    didSet {
      guard reportsMouse != oldValue, guardian != nil, description.isXtermLike else { return }
      display.write(
        reportsMouse ? TerminalDescription.mouseOn : TerminalDescription.mouseOff)
    }
  }

  /// Takes down what is shown.
  public var recording: Asciicast?

  let screen: CursesScreen
  let signals: SignalQueue
  let keyboard: TerminalStream
  let display: TerminalStream
  let description: TerminalDescription
  let capture: OutputCapture
  var decoder = InputDecoder()
  var questions = OpenQuestions()
  /// Until when keys are held back that may be the beginning of an answer.
  var heldUntil: ContinuousClock.Instant?
  var shown: Canvas?
  /// `readInput` is to be called without waiting.
  var mayHaveResized = false
  var guardian: TerminalGuard?

  /// Opens the screen on standard output; keys come from standard input, or from the controlling
  /// terminal where that is something else.
  ///
  /// - Parameters:
  ///   - asked: what the terminal is asked; nobody waits for the answers.
  ///   - depth: by default, what environment and terminal say.
  /// - Throws: `TerminalError`, the terminal being as it was.
  public static func open(
    theme: Theme, asking asked: [TerminalQuestion] = [.synchronizedOutput],
    depth: ColorDepth? = nil, environment: EnvironmentVariables = .process
  ) throws(TerminalError) -> Terminal {
    guard isatty(STDOUT_FILENO) == 1 else { throw .outputIsNoTerminal }
    let display = try TerminalStream(Descriptor(duplicateOf: .standardOutput), mode: "w")
    let keyboard = try TerminalStream(openKeyboard(), mode: "r")
    let glyphs = Glyphs.establish(environment: environment)
    let description = try TerminalDescription(name: environment["TERM"], output: display.number)
    let depth =
      depth
      ?? .detect(
        environment: environment, colors: description.colors, isDirect: description.isDirect)
    let terminal = try Terminal(
      theme: theme, depth: depth, glyphs: glyphs, description: description, keyboard: keyboard,
      display: display)
    terminal.ask(asked.filter { $0.suits(description, environment) })
    return terminal
  }

  private init(
    theme: Theme, depth: ColorDepth, glyphs: Glyphs, description: TerminalDescription,
    keyboard: TerminalStream, display: TerminalStream
  ) throws(TerminalError) {
    self.theme = theme
    self.glyphs = glyphs
    self.description = description
    guardian = try .arm(output: display.number, resetSequence: description.resetSequence)
    // Before ncurses, which handles only signals that nobody else does.
    signals = try SignalQueue()
    capture = try OutputCapture()
    screen = try CursesScreen(
      description, depth: depth, theme: theme, input: keyboard, output: display)
    size = WindowSize(of: display.number).size
    self.keyboard = keyboard
    self.display = display
    enter()
  }

  deinit { close() }

  /// Sees to it that the terminal is given back as it was where the calling thread overflows its stack.
  public static func protectCurrentThread() { terminal_guard_protect_thread() }

  /// How many colours are shown.
  public var depth: ColorDepth { screen.depth }

  /// Gives the terminal back as it was. Nothing can be shown after it.
  public func close() {
    guard guardian != nil else { return }
    leave()
  }

  /// Shows other colours, on what is shown already.
  public func switchTheme(_ theme: Theme) {
    self.theme = theme
    screen.adopt(theme)
    repaintShown()
  }

  /// Shows a canvas. Only what differs from the one before is sent.
  public func show(_ canvas: Canvas) {
    guard guardian != nil else { return }
    let difference = CanvasDifference(from: shown, to: canvas)
    screen.paint(difference)
    recording?.record(difference, theme)
    shown = canvas
  }

  /// Sends everything again, for a terminal that something else wrote on.
  public func redraw() { screen.repaint() }

  /// Puts a text on the clipboard of whoever looks at the terminal, over ssh too, where the terminal allows it:
  /// xterm's control sequence 52.
  public func copy(_ text: String) {
    let base64 = Data(text.utf8).base64EncodedString()
    display.write(Array("\u{1B}]52;c;\(base64)\u{07}".utf8))
  }

  /// Takes the lines that were printed, by whatever part of the program, since the last time.
  public func takeStrayOutput() -> [String] { capture.takeLines() }

  private func repaintShown() {
    guard let canvas = shown else { return }
    shown = nil
    show(canvas)
  }

  private static func openKeyboard() throws(TerminalError) -> Descriptor {
    if isatty(STDIN_FILENO) == 1 { return try Descriptor(duplicateOf: .standardInput) }
    guard let file = try? FileDescriptor.open("/dev/tty", .readOnly, options: .closeOnExec) else {
      throw .noKeyboard
    }
    return Descriptor(owning: file)
  }
}
