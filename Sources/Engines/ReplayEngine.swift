import Concurrency
import Files
import Learning
import Runs

/// Tells of another program's run, from its event lines: a file, which may still grow, or a pipe; and gives on the vectors
/// that it leaves beside them.
public final class ReplayEngine: Engine {
  public let control: RunControl
  /// What is over elsewhere stays so.
  public let capabilities = EngineCapabilities.ofAnotherProgram
  public let settings: Settings? = nil
  private let path: String?

  /// - Parameter path: the events file; nil for standard input.
  public init(path: String?, control: RunControl = RunControl()) {
    self.path = path
    self.control = control
  }

  /// Seconds between two looks at a file that may grow.
  private static let interval = 0.1

  /// Reads until the run's end, or until told to stop. A file that is not there yet is waited for, and so is what a writer
  /// has not written yet; one that was cut short, or has another in its place, is read anew.
  public func run(_ output: EngineOutput, on workers: Workers) {
    do throws(FileFailure) {
      guard let path else {
        var file = try SequentialFile.standardInput(called: "standard input")
        _ = try follow(&file, output, workers)
        return
      }
      while try waitForFile(path) {
        var file = try SequentialFile(path)
        guard try follow(&file, output, workers) == .isAnother else { return }
      }
      output.report(.ended(.stopped))
    } catch {
      output.report(.ended(.failed("\(error)")))
    }
  }

  /// Waits until something stands at a path; false where the run is to end.
  private func waitForFile(_ path: String) throws(FileFailure) -> Bool {
    while FileKind(at: path) == nil {
      switch control.command {
      case .stop, .abandon: return false
      case .run, .pause: control.wait(atMost: Self.interval)
      }
    }
    return true
  }

  private enum Ending {
    case isOver
    /// The file is not the one any more that was read.
    case isAnother
  }

  private func follow(
    _ file: inout SequentialFile, _ output: EngineOutput, _ workers: Workers
  ) throws(FileFailure) -> Ending {
    var reader = EventReader()
    var models = LoggedModels(besides: path)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var hasNews = false
    var silence = Silence()
    while true {
      switch control.command {
      case .stop, .abandon:
        output.report(.ended(.stopped))
        return .isOver
      case .pause: control.wait()
      case .run:
        let count = try Self.read(&file, into: &buffer)
        let part: Part
        if count > 0 {
          part = .bytes(buffer[..<count])
          silence = Silence()
        } else if path == nil {
          // A pipe that has ended says no more.
          part = .end
        } else if let path, try !file.isStill(at: path) {
          return .isAnother
        } else if hasNews {
          // A writer may leave out its last line end.
          part = .endForNow
        } else {
          silence.next().map(output.silent)
          control.wait(atMost: Self.interval)
          continue
        }
        hasNews = count > 0
        let (goesOn, vectors) = report(part, &reader, output)
        for vectors in vectors where control.command != .abandon {
          models.publish(vectors, output, on: workers)
        }
        guard goesOn else { return .isOver }
      }
    }
  }

  private static func read(
    _ file: inout SequentialFile, into buffer: inout [UInt8]
  ) throws(FileFailure) -> Int {
    var result = Result<Int, FileFailure>.success(0)
    buffer.withUnsafeMutableBytes { bytes in
      result = Result { () throws(FileFailure) in try file.read(into: bytes) }
    }
    return try result.get()
  }

  /// How long a writer has said nothing, told each second.
  private struct Silence {
    private let start = ContinuousClock.now
    private var told = 0.0

    /// The seconds until now; nil before there is another one to tell.
    mutating func next() -> Double? {
      let seconds = (.now - start) / .seconds(1)
      guard seconds >= told + 1 else { return nil }
      told = seconds
      return seconds
    }
  }

  /// What one look at a file yields.
  private enum Part {
    case bytes(ArraySlice<UInt8>)
    /// The end of a file that may grow.
    case endForNow
    case end
  }

  /// Reports the events that a part completes.
  ///
  /// - Returns: false where the run has ended, and where vectors are that were told of before.
  private func report(
    _ part: Part, _ reader: inout EventReader, _ output: EngineOutput
  ) -> (goesOn: Bool, vectors: [LoggedVectors]) {
    var hasEnded = false
    var vectors: [LoggedVectors] = []
    func note(_ told: LoggedVectors) {
      if !hasEnded { vectors.append(told) }
    }
    func report(_ event: TrainingEvent) {
      // Another run in the same file is not this one's.
      guard !hasEnded else { return }
      output.report(event)
      if case .ended = event { hasEnded = true }
    }
    do throws(EventLineError) {
      switch part {
      case .bytes(let bytes): try reader.read(bytes, report: report, vectors: note)
      case .endForNow: try reader.readLastLineIfWhole(report: report, vectors: note)
      case .end:
        try reader.readLastLine(report: report, vectors: note)
        report(.ended(.stopped))
      }
    } catch {
      output.report(.ended(.failed("\(path ?? "standard input"): \(error)")))
      return (false, vectors)
    }
    return (!hasEnded, vectors)
  }
}
