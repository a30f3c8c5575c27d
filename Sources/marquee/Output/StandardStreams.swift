import Files
import Glibc
import RatingFiles
import RatingWriting
import Session
import SystemPackage
import Text

/// What holds for standard input, output and error alike.
enum StandardStreams {
  /// Opens the null device for a stream that came closed, lest a file be opened under its number and
  /// written to by mistake. To read alone: an answer that goes nowhere is an error.
  static func fillGaps() {
    // A file opens under the lowest free number, so the loop ends behind the last gap below 3.
    while let file = try? FileDescriptor.open("/dev/null", .readOnly) {
      guard file.rawValue <= STDERR_FILENO else {
        _ = try? file.close()
        return
      }
    }
  }

  /// Where commands come from: standard input, or the controlling terminal where that holds something else and somebody
  /// looks at a terminal; nil where neither is.
  static func lines(besides request: DashboardSession.Request) -> LineSource? {
    guard request.takesStandardInput else {
      return LineSource(.standardInput, isTerminal: isatty(STDIN_FILENO) == 1)
    }
    guard isatty(STDOUT_FILENO) == 1,
      let terminal = try? FileDescriptor.open("/dev/tty", .readOnly, options: .closeOnExec)
    else { return nil }
    return LineSource(terminal, isTerminal: true)
  }
}

/// Standard output, written at once and without a buffer, so that a reader sees each line as it
/// happens and every failure is noticed.
struct StandardOutput {
  /// Columns that tables are to fit in: what `COLUMNS` says, else what the terminal has; nil where it is
  /// neither said nor a terminal.
  static var columns: Int? {
    if let columns = EnvironmentVariables.process["COLUMNS"].flatMap({ Int($0) }), columns > 0 {
      return columns
    }
    return isatty(STDOUT_FILENO) == 1 ? windowColumns(of: STDOUT_FILENO) : nil
  }

  func write(line: String) throws(Failure) { try write(line + "\n") }

  func write(_ text: String) throws(Failure) {
    do {
      try FileDescriptor.standardOutput.writeAll(text.utf8)
    } catch Errno.brokenPipe {
      throw .outputClosed
    } catch {
      throw .outputFailed(error as? Errno ?? .ioError)
    }
  }
}

/// Standard error, for people: whoever closed it does not want to know.
enum StandardError {
  /// A line whose words may come from outside: nothing in it moves the cursor.
  static func write(line: String) { write(line.escaped + "\n") }

  /// Several lines whose words may come from outside; an empty text is no line.
  static func write(lines: String) {
    guard !lines.isEmpty else { return }
    write(lines.escapedLines + "\n")
  }

  static func write(_ text: String) { _ = try? FileDescriptor.standardError.writeAll(text.utf8) }

  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// The width of the terminal in columns; 80 where it is not known.
  static var columns: Int { windowColumns(of: STDERR_FILENO) ?? 80 }
}

/// The columns of a terminal, where it knows them.
private func windowColumns(of descriptor: Int32) -> Int? {
  var window = winsize()
  let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0 && window.ws_col > 0
  return isKnown ? Int(window.ws_col) : nil
}

/// Standard output, for ratings.
final class StandardOutputSink: ByteSink {
  /// What errors call it.
  static let name = "standard output"

  func write(_ bytes: UnsafeRawBufferPointer) throws(WritingError) {
    do {
      try FileDescriptor.standardOutput.writeAll(bytes)
    } catch {
      throw .file(.system(path: Self.name, code: (error as? Errno ?? .ioError).rawValue))
    }
  }
}

extension Failure {
  init(_ error: WritingError) {
    if case .file(.system(StandardOutputSink.name, Errno.brokenPipe.rawValue)) = error {
      self = .outputClosed
    } else {
      self = .writing(error)
    }
  }
}
