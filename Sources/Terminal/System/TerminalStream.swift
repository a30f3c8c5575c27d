import Glibc

/// A terminal's descriptor together with the C library's stream on it, which ncurses wants.
///
/// Both are one and the same descriptor: when `TerminalGuard` turns it away from the terminal, nothing
/// that ncurses still sends arrives there either.
final class TerminalStream {
  let number: Int32
  let file: UnsafeMutablePointer<FILE>

  /// - Parameter mode: as `fdopen` takes it.
  init(_ descriptor: consuming Descriptor, mode: String) throws(TerminalError) {
    guard let file = fdopen(descriptor.number, mode) else { throw .systemCall("fdopen", errno) }
    self.file = file
    number = descriptor.relinquish()
  }

  deinit { fclose(file) }

  /// Sends bytes past the stream's buffer; ncurses has one of its own and leaves that empty.
  func write(_ bytes: [UInt8]) { Descriptor.write(bytes, to: number) }
}
