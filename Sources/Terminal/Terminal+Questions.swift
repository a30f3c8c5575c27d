import Cells
import Files
import Glibc

/// What a terminal is asked when it is opened. It answers among the keys, or never.
public enum TerminalQuestion: Sendable {
  /// The colour behind its letters, which comes as `Input.background`: OSC 11.
  case background
  /// Whether it shows a frame as a whole: DECRQM of mode 2026.
  case synchronizedOutput

  var bytes: [UInt8] {
    switch self {
    case .background: Array("\u{1B}]11;?\u{7}".utf8)
    case .synchronizedOutput: Array("\u{1B}[?2026$p".utf8)
    }
  }

  /// Whether a terminal can be asked so without harm.
  func suits(_ description: TerminalDescription, _ environment: EnvironmentVariables) -> Bool {
    // The Linux console prints what it does not know.
    guard description.isXtermLike, !description.name.hasPrefix("linux") else { return false }
    guard self == .background, description.name.hasPrefix("screen") else { return true }
    // GNU screen takes the question for a colour, and asks the terminal again at each change of windows. tmux has the
    // same name there and then.
    return environment["TMUX"] != nil && environment["STY"] == nil
  }
}

/// Whether the terminal may still answer.
struct OpenQuestions {
  /// What has not come by then is not waited for any more.
  private static let patience = Duration.seconds(3)

  private var end: ContinuousClock.Instant?

  /// To be told when questions are sent.
  mutating func open(at now: ContinuousClock.Instant) { end = now + Self.patience }
  /// The last answer is here.
  mutating func close() { end = nil }

  func areOpen(at now: ContinuousClock.Instant) -> Bool { end.map { now < $0 } ?? false }
}

extension Terminal {
  /// The last of all questions, «what are you?» (DA1): every terminal answers, after all that was asked before.
  private static let lastQuestion = Array("\u{1B}[c".utf8)

  /// How long the end of the program waits for answers that are on their way.
  private static let farewell = Duration.milliseconds(500)

  func ask(_ asked: [TerminalQuestion]) {
    guard !asked.isEmpty else { return }
    display.write(asked.flatMap(\.bytes) + Self.lastQuestion)
    questions.open(at: .now)
  }

  /// Takes an answer; what of it is for the program is returned.
  func receive(_ report: TerminalReport) -> [Input] {
    switch report {
    case .background(let colour):
      return [.background(colour.isLight ? .light : .dark)]
    case .mode(FrameBrackets.mode, let setting):
      screen.brackets = setting == .on || setting == .off ? .synchronized : .none
    case .mode: break
    case .attributes: questions.close()
    }
    return []
  }

  /// Waits a little for answers that are on their way, lest they end on the shell's prompt.
  func awaitAnswers() {
    let deadline = ContinuousClock.now + Self.farewell
    while questions.areOpen(at: .now), ContinuousClock.now < deadline {
      var entry = pollfd(fd: keyboard.number, events: Int16(POLLIN), revents: 0)
      guard poll(&entry, 1, 20) > 0 else { continue }
      // Readable without anything to read: the terminal is gone.
      guard decoder.decodeBurst({ screen.nextInput() }) != nil else { return }
      _ = decoder.takeReports().flatMap(receive)
    }
  }
}
