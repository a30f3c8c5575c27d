import Jobs
import Learning
import RatingData

/// The dashboard as plain lines, appended and never redrawn: for screen readers, braille displays, dumb terminals and pipes.
///
/// It holds the dashboard's own `State` and gives it the messages that the screens get. So runs, profile, likeness and the
/// model for lists begin and end as they do there, by construction. Commands press no keys, for what a key does hangs on the
/// screen that shows and on the row that is selected, and nothing shows here. They call the functions of `Shared` that
/// the keys call, and make the values that panels are painted from (`MovieAnswer`, `YouAnswer`, …) in jobs of their own.
///
/// Pure, as `update` is: what came and the time go in, and what is to be written and done comes out.
public struct LinearDashboard: Sendable {
  /// Where lines come from.
  public enum Input: Sendable {
    /// Somebody types. A prompt stands where a line is awaited, and what steers a run does not wait for answers.
    case terminal
    /// Lines are taken one after the other, each when the one before is answered.
    case pipe
    /// Nothing can be said, as standard input holds ratings or events: the end of the run is the end.
    case none
  }

  var state: State
  let input: Input
  let letters: Letters
  /// What sentences wait for their time.
  var pace = SpeechPace()
  /// Lines that wait for their turn.
  var lines: [String] = []
  /// What is being answered; the last one was asked last, and is answered first.
  var pending: [Pending] = []
  /// Questions that jobs were asked.
  var questions = 0
  /// The list that was said last, whose lines a number chooses.
  var list: NumberedList?
  /// What `again` says.
  var said: [String] = []
  /// What the dashboard had to say of what a command asked for.
  var note: String?
  /// Jobs that were heard of for the first time.
  var heardOf: Set<JobIdentity> = []
  /// Whether the model for lists has its last epoch.
  var hasListModel = false
  /// What was said of how far an answer is.
  var doing: String?
  /// What was said of logs last.
  var toldOfLogs: String?
  /// Whether the first line was said, which answers come after.
  var isOpen = false
  var inputHasEnded = false
  /// Whether the lists beside the profile were asked for.
  var asksForLists = false
  var promptStands = false
  /// Epochs of the first run that were made before; nil of one that begins.
  let epochsDone: Int?
  /// Whether it was left.
  private var isOver = false
  /// Seconds since some moment.
  var now = 0.0
  private var output: [LinearEffect] = []

  /// - Parameters:
  ///   - state: a dashboard that nothing has happened to.
  ///   - epochsDone: epochs of the first run that were made before; nil of one that begins.
  public init(_ state: State, input: Input, letters: Letters, goingOnAfter epochsDone: Int? = nil) {
    self.state = state
    self.epochsDone = epochsDone
    self.input = input
    self.letters = letters
  }

  var shared: Shared {
    get { state.shared }
    _modify { yield &state.shared }
  }

  /// The data, once they are here.
  public var library: Library? { shared.library }
  /// Lines that wait for those before them.
  public var waitingLines: Int { lines.count }
  /// Whether somebody waits for an answer.
  public var isAnswering: Bool { !pending.isEmpty }
  /// When a sentence is due, on the clock of `receive`; nil while none waits.
  public var due: Double? { pace.due }

  /// Takes all that has come, in order, and says what is to be done.
  ///
  /// - Parameter now: seconds since some moment, never less than before.
  public mutating func receive(_ events: [LinearEvent], at now: Double) -> [LinearEffect] {
    self.now = now
    for event in events where !isOver { hear(event) }
    while !isOver, goOn() {}
    guard !isOver else { return takeOutput() }
    perform(state.settle())
    for sentence in pace.take(at: now) { write([sentence]) }
    prompt()
    return takeOutput()
  }

  private mutating func takeOutput() -> [LinearEffect] {
    defer { output = [] }
    return output
  }

  mutating func perform(_ effects: [Effect]) { output += effects.map { .perform($0) } }

  /// Writes lines, apart from a prompt that stands.
  mutating func write(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    if promptStands { output.append(.write("\n")) }
    promptStands = false
    output.append(.write(lines.map { $0.plain(letters) + "\n" }.joined()))
  }

  /// Says what there is left to say, and leaves.
  mutating func end(_ status: Int32) {
    write(pace.takeNews() + (RunSentences(shared).ending.map { [$0] } ?? []))
    output.append(.end(status))
    isOver = true
  }

  /// Awaits a line, where somebody types.
  private mutating func prompt() {
    guard input == .terminal, isOpen, !promptStands, !inputHasEnded, pending.isEmpty, lines.isEmpty
    else { return }
    promptStands = true
    output.append(.write("> "))
  }
}
