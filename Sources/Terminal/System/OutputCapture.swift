import CTerminalGuard
import Glibc

/// Catches what anything prints to standard output or error while a screen is up, as lines.
///
/// Only streams that lead to a terminal are caught: what goes to a file does no harm. The pipe never
/// blocks a writer, so that nobody who prints at length waits for the screen, and the screen for him.
final class OutputCapture {
  private let pipe: Pipe
  private let savedOutput: Descriptor
  private let savedError: Descriptor
  private var lines = LineAssembler()

  init() throws(TerminalError) {
    pipe = try Pipe()
    savedOutput = try Descriptor(duplicateOf: .standardOutput)
    savedError = try Descriptor(duplicateOf: .standardError)
  }

  var descriptor: Int32 { pipe.reading.number }

  /// Turns the streams into the pipe. `TerminalGuard` turns them back.
  func begin() {
    let catchesOutput = isatty(savedOutput.number) == 1
    let catchesError = isatty(savedError.number) == 1
    // First where to turn back, lest a trap find half of it.
    terminal_guard_set_capture(
      catchesOutput ? savedOutput.number : -1, catchesError ? savedError.number : -1,
      pipe.reading.number)
    if catchesOutput { _ = try? pipe.writing.file.duplicate(as: .standardOutput) }
    if catchesError { _ = try? pipe.writing.file.duplicate(as: .standardError) }
  }

  /// The lines that were completed since the last time.
  func takeLines() -> [String] {
    while true {
      let bytes = pipe.take()
      if bytes.isEmpty { return lines.take() }
      lines.append(bytes)
    }
  }
}

/// Makes lines of bytes that come in pieces.
struct LineAssembler {
  /// A line without end is cut here, so that it takes no memory without end.
  static let longestLine = 4096

  private var complete: [String] = []
  private var partial: [UInt8] = []

  mutating func append(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        endLine()
      } else {
        partial.append(byte)
        if partial.count == Self.longestLine { endLine() }
      }
    }
  }

  /// Takes the complete lines; the last, unended one stays until its end has come.
  mutating func take() -> [String] {
    defer { complete = [] }
    return complete
  }

  private mutating func endLine() {
    complete.append(String(decoding: partial, as: UTF8.self))
    partial = []
  }
}
