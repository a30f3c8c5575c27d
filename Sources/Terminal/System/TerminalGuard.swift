import CTerminalGuard

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Sees to it that the terminal is given back as it was found, on every way out of the program.
///
/// It must exist before the first change. `release` is for a screen that was left in order; if its
/// owner goes without that, or the program traps or exits, the farewell is written first.
struct TerminalGuard: ~Copyable {
  private let output: Int32

  /// - Parameters:
  ///   - output: where the screen is drawn; a terminal.
  ///   - farewell: what makes a plain terminal of it again.
  init(output: Int32, farewell: [UInt8]) throws(TerminalError) {
    let result = farewell.withUnsafeBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        terminal_guard_arm(output, characters.baseAddress, characters.count)
      }
    }
    switch result {
    case 0: self.output = output
    case EBUSY: throw .alreadyOpen
    default: throw .systemCall("tcgetattr", result)
    }
  }

  /// Gives the modes and the standard streams back; the screen itself was left already.
  consuming func release() {
    terminal_guard_release()
  }

  deinit { terminal_guard_rescue() }
}
