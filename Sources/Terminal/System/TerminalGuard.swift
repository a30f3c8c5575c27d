import CTerminalGuard
import Glibc
import SystemPackage

/// Sees to it that the terminal is given back as it was found, on every way out of the program.
///
/// It must exist before the first change. `release` is for a screen that was left in order; if its
/// owner goes without that, or the program traps or exits, the reset sequence is written first.
struct TerminalGuard: ~Copyable {
  private init() {}

  /// - Parameters:
  ///   - output: where the screen is drawn; a terminal.
  ///   - resetSequence: what makes a plain terminal of it again.
  static func arm(
    output: Int32, resetSequence: [UInt8]
  ) throws(TerminalError) -> TerminalGuard {
    var failed: UnsafePointer<CChar>?
    let result = resetSequence.withUnsafeBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        terminal_guard_arm(output, characters.baseAddress, characters.count, &failed)
      }
    }
    switch result {
    case 0: return TerminalGuard()
    case EBUSY: throw .alreadyOpen
    case E2BIG:
      throw .resetSequenceTooLong(resetSequence.count, limit: Int(terminal_guard_reset_limit))
    default: throw .systemCall(failed.map { String(cString: $0) } ?? "", Errno(rawValue: result))
    }
  }

  /// Gives the modes and the standard streams back; the screen itself was left already.
  consuming func release() {
    terminal_guard_release()
  }

  deinit { terminal_guard_rescue() }
}

/// What becomes of a program whose memory is refused.
public enum RefusedMemory {
  /// From here on it ends with status 74 and a sentence, the terminal restored; Swift's runtime would print
  /// a trace of the stack. To be called once, at the start.
  public static func endInOrder() { terminal_guard_watch_memory() }
}
