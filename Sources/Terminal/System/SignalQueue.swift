import CTerminalGuard
import Glibc

/// The signals that came, as values in order; handlers only put their numbers into its pipe.
final class SignalQueue {
  enum Item: Equatable {
    case termination(TerminationSignal)
    case suspend
    case resume
    case resize
  }

  private let pipe: Pipe

  /// Takes over the signals' handling. One queue at a time.
  init() throws(TerminalError) {
    pipe = try Pipe()
    terminal_signals_watch(pipe.writing.number)
  }

  deinit { terminal_signals_unwatch() }

  var descriptor: Int32 { pipe.reading.number }

  /// Takes what came since the last time.
  func take() -> [Item] {
    pipe.take().compactMap { number in
      switch Int32(number) {
      case SIGTSTP: .suspend
      case SIGCONT: .resume
      case SIGWINCH: .resize
      case let other: TerminationSignal(number: other).map(Item.termination)
      }
    }
  }
}
