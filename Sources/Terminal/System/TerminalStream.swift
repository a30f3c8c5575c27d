import Cells
import Glibc
import SystemPackage

/// A terminal's descriptor together with the C library's stream on it, which ncurses wants.
///
/// Both are one and the same descriptor: when `TerminalGuard` turns it away from the terminal, nothing
/// that ncurses still sends arrives there either.
final class TerminalStream {
  private let descriptor: FileDescriptor
  let file: UnsafeMutablePointer<FILE>

  /// - Parameter mode: as `fdopen` takes it.
  init(_ descriptor: consuming Descriptor, mode: String) throws(TerminalError) {
    guard let file = fdopen(descriptor.number, mode) else {
      throw .systemCall("fdopen", Errno(rawValue: errno))
    }
    self.file = file
    self.descriptor = descriptor.relinquish()
  }

  deinit { fclose(file) }

  /// As C takes it.
  var number: Int32 { descriptor.rawValue }

  /// Sends bytes past the stream's buffer, or as many as the terminal takes; ncurses has a buffer of its own
  /// and leaves that empty.
  func write(_ bytes: [UInt8]) { _ = try? descriptor.writeAll(bytes) }
}

/// Columns and rows as the system has them.
struct WindowSize {
  let size: Size

  /// - Parameter terminal: 80 × 24 where it doesn't know its own size (a serial line).
  init(of terminal: Int32) {
    var window = winsize()
    let isKnown = ioctl(terminal, UInt(TIOCGWINSZ), &window) == 0 && window.ws_col > 0
    size =
      isKnown
      ? Size(width: Int(window.ws_col), height: Int(window.ws_row)) : Size(width: 80, height: 24)
  }
}
