import Cells
import Dispatch
import Files
import Text

/// Records what is shown as an asciicast, version 2: a header, then a line for each frame with its time in seconds. Players
/// show it at the pace at which it was seen; no key that was typed is in it.
///
/// Format: https://docs.asciinema.org/manual/asciicast/v2/
public final class Asciicast {
  private let output: Output
  private let start = ContinuousClock.now
  private var size: Size?

  /// - Parameter tell: hears, from any thread, why nothing is recorded any more.
  /// - Throws: where the file is there already, or cannot be made.
  public init(_ path: String, tell: @escaping @Sendable (String) -> Void) throws(RecordingError) {
    guard FileKind(at: path) == nil else { throw .exists(path) }
    let file: LockedFile?
    do throws(FileFailure) {
      file = try LockedFile(path)
    } catch {
      throw .file(error.description)
    }
    guard let file else { throw .exists(path) }
    output = Output(file, tell: tell)
  }

  /// Adds a frame.
  func record(_ difference: CanvasDifference, _ theme: Theme) {
    let wanted = difference.wanted.size
    let time = Self.text(of: (ContinuousClock.now - start) / .seconds(1))
    var lines: [String] = []
    if size == nil {
      lines.append(
        #"{"version": 2, "width": \#(wanted.width), "height": \#(wanted.height), "title": "marquee"}"#
      )
    } else if size != wanted {
      lines.append(#"[\#(time), "r", "\#(wanted.width)x\#(wanted.height)"]"#)
    }
    size = wanted
    let text = ANSIText(difference: difference, theme: theme).text
    if !text.isEmpty { lines.append(#"[\#(time), "o", \#(JSON.string(text).text)]"#) }
    output.append(lines.map { $0 + "\n" }.joined())
  }

  /// Waits until all is written.
  public func close() { output.close() }

  /// To the millisecond.
  private static func text(of seconds: Double) -> String { seconds.fixed(3) }
}

/// The file, written on a queue of its own.
private final class Output: Sendable {
  private let queue = DispatchQueue(label: "marquee.recording", qos: .utility)
  // Unchecked: only touched on the queue.
  private nonisolated(unsafe) var file: LockedFile?
  private let tell: @Sendable (String) -> Void

  init(_ file: LockedFile, tell: @escaping @Sendable (String) -> Void) {
    self.file = file
    self.tell = tell
  }

  func append(_ text: String) {
    queue.async { [self] in
      var failure: FileFailure?
      Array(text.utf8).withUnsafeBytes { bytes in
        do throws(FileFailure) { try file?.append(bytes) } catch { failure = error }
      }
      guard let failure else { return }
      file = nil
      tell("recording has stopped: \(failure)")
    }
  }

  func close() { queue.sync { file = nil } }
}

/// Why nothing is recorded.
public enum RecordingError: Error, Equatable, CustomStringConvertible {
  case exists(String)
  case file(String)

  public var description: String {
    switch self {
    case .exists(let path): "\(path) is there already; a recording goes to a new file"
    case .file(let reason): reason
    }
  }
}
