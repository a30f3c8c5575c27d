import Files
import Learning
import Runs

/// Tells of another program's run, from its event lines: a file, which may still grow, or a pipe.
public final class ReplayEngine: Engine {
  public let control: RunControl
  /// What is over elsewhere stays so.
  public let canBeExtended = false
  private let path: String?

  /// - Parameter path: the events file; nil for standard input.
  public init(path: String?, control: RunControl = RunControl()) {
    self.path = path
    self.control = control
  }

  /// Seconds between two looks at a file that may grow.
  private static let interval = 0.1

  /// Reads until the run's end, or until told to stop. A file is waited for at its end: its writer may
  /// go on.
  public func run(_ output: EngineOutput) {
    do throws(FileFailure) {
      var file =
        if let path { try SequentialFile(path) } else {
          try SequentialFile.standardInput(called: "standard input")
        }
      try follow(&file, output)
    } catch {
      output.report(.ended(.failed("\(error)")))
    }
  }

  private func follow(
    _ file: inout SequentialFile, _ output: EngineOutput
  ) throws(FileFailure) {
    var reader = EventReader()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var hasNews = false
    var lastNews = ContinuousClock.now
    var toldSilence = 0.0
    while true {
      switch control.command {
      case .stop, .abandon: return output.report(.ended(.stopped))
      case .pause: control.wait()
      case .run:
        var count = 0
        var failure: FileFailure?
        buffer.withUnsafeMutableBytes { bytes in
          do throws(FileFailure) { count = try file.read(into: bytes) } catch { failure = error }
        }
        if let failure { throw failure }
        let part: Part
        if count > 0 {
          part = .bytes(buffer[..<count])
        } else if path == nil {
          // A pipe that has ended says no more.
          part = .end
        } else if hasNews {
          // A writer may leave out its last line end.
          part = .endForNow
        } else {
          let silence = (.now - lastNews) / .seconds(1)
          if silence >= toldSilence + 1 {
            toldSilence = silence
            output.tellSilence(silence)
          }
          control.wait(atMost: Self.interval)
          continue
        }
        hasNews = count > 0
        if hasNews {
          lastNews = .now
          toldSilence = 0
        }
        guard report(part, &reader, output) else { return }
      }
    }
  }

  /// What one look at a file yields.
  private enum Part {
    case bytes(ArraySlice<UInt8>)
    /// The end of a file that may grow.
    case endForNow
    case end
  }

  /// Reports the events that a part completes; false where the run has ended.
  private func report(
    _ part: Part, _ reader: inout EventReader, _ output: EngineOutput
  ) -> Bool {
    var hasEnded = false
    func report(_ event: TrainingEvent) {
      // Another run in the same file is not this one's.
      guard !hasEnded else { return }
      output.report(event)
      if case .ended = event { hasEnded = true }
    }
    do throws(EventLineError) {
      switch part {
      case .bytes(let bytes): try reader.read(bytes, report: report)
      case .endForNow: try reader.readLastLineIfWhole(report: report)
      case .end:
        try reader.readLastLine(report: report)
        report(.ended(.stopped))
      }
    } catch {
      output.report(.ended(.failed("\(path ?? "standard input"): \(error)")))
      return false
    }
    return !hasEnded
  }
}
