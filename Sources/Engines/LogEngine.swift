import Concurrency
import Learning
import LogFiles
import Logs
import Runs

/// Tells of other programs' runs, from what they log: files, and folders in which more may come.
public final class LogEngine: Engine {
  public let control: RunControl
  public let capabilities = EngineCapabilities.ofAnotherProgram
  public let settings: Settings? = nil
  public var mostThreads: Int { Workers.availableCores }
  private let paths: [String]

  /// - Parameter paths: files and folders, which may come later.
  public init(_ paths: [String], control: RunControl = RunControl()) {
    self.paths = paths
    self.control = control
  }

  /// Seconds between two looks.
  private static let interval = 0.1
  /// Seconds after which is told again how long all are silent.
  private static let breath = 1.0

  /// Watches until told to stop: what is written may go on at any time.
  public func run(_ output: EngineOutput, on workers: Workers) {
    var watch = LogWatch(paths)
    var told: ContinuousClock.Instant?
    while true {
      switch control.command {
      case .stop, .abandon: return
      case .pause, .run: break
      }
      let now = ContinuousClock.now
      let isDue = told.map { now - $0 > .seconds(Self.breath) } ?? true
      if let logs = isDue ? watch.look(on: workers) : watch.news(on: workers) {
        output.watched(logs)
        told = now
      }
      if watch.bytesLeft == 0 { control.wait(atMost: Self.interval) }
    }
  }
}
