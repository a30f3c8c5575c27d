import Files
import Learning
import Runs

/// Tells of another program's run, from its event lines: a file, which may still grow, or a pipe.
public final class ReplayEngine: Engine {
  public let control: RunControl
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
        guard count > 0 else {
          // A pipe that has ended says no more.
          guard path != nil else { return finish(&reader, output) }
          control.wait(atMost: Self.interval)
          continue
        }
        guard report(buffer[..<count], &reader, output) else { return }
      }
    }
  }

  /// Reports the events in some bytes; false where the run has ended.
  private func report(
    _ bytes: ArraySlice<UInt8>, _ reader: inout EventReader, _ output: EngineOutput
  ) -> Bool {
    var hasEnded = false
    do throws(EventLineError) {
      try reader.read(bytes) { event in
        // Another run in the same file is not this one's.
        guard !hasEnded else { return }
        output.report(event)
        if case .ended = event { hasEnded = true }
      }
    } catch {
      output.report(.ended(.failed("\(path ?? "standard input"): \(error)")))
      return false
    }
    return !hasEnded
  }

  /// What is left when a pipe has ended.
  private func finish(_ reader: inout EventReader, _ output: EngineOutput) {
    do throws(EventLineError) {
      if let event = try reader.end() {
        output.report(event)
        if case .ended = event { return }
      }
      output.report(.ended(.stopped))
    } catch {
      output.report(.ended(.failed("standard input: \(error)")))
    }
  }
}

extension RunEnd {
  fileprivate static let stopped = RunEnd(
    reason: .stopped, bestEpoch: nil, bestValidationLoss: nil, seconds: 0)

  fileprivate static func failed(_ message: String) -> RunEnd {
    RunEnd(reason: .failed(message), bestEpoch: nil, bestValidationLoss: nil, seconds: 0)
  }
}
