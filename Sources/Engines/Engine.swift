import Concurrency
import Learning
import Logs
import Models
import RatingData
import Runs

/// What produces the events of one run: a learner on this machine, another program's events, a cluster.
///
/// An engine pushes. It is run on a queue of the run's own, blocks it until the run has ended, and
/// is steered from elsewhere through its control.
public protocol Engine: AnyObject, Sendable {
  var control: RunControl { get }

  /// What the run begins with; nil where another program does not say.
  var settings: Settings? { get }

  /// What can be asked of its run.
  var capabilities: EngineCapabilities { get }

  /// The threads of this machine that it can use.
  var mostThreads: Int { get }

  /// Runs to the run's end. May be called again after more epochs were asked for where the engine takes
  /// them, never at the same time.
  ///
  /// - Parameter workers: the threads that it may use.
  func run(_ output: EngineOutput, on workers: Workers)
}

extension Engine {
  public var mostThreads: Int { 1 }

  /// Runs with as many threads as there are cores.
  public func run(_ output: EngineOutput) { run(output, on: .onePerCore) }
}

/// Where an engine's events and models go; called on the run's queue.
public struct EngineOutput {
  public let report: (TrainingEvent) -> Void
  /// A newer model, and the ratings that it never saw.
  public let publish: (Snapshot, HeldOut) -> Void
  /// The ratings that it trains on, or some of them, where this machine had none before.
  public let browse: (DataSet) -> Void
  /// What a single step did that was asked for; nil where the learner has nothing to show.
  public let inspected: (InspectedStep?) -> Void
  /// A line for whoever wants to know more.
  public let log: (String) -> Void
  /// What is done before the first epoch, and wherever else progress tells nothing; in a few words.
  public let status: (String) -> Void
  /// Seconds since another program, whose run it is, has said anything; from time to time while it says nothing.
  public let silent: (Double) -> Void
  /// What logs of other programs tell by now.
  public let watched: (WatchedLogs) -> Void

  public init(
    report: @escaping (TrainingEvent) -> Void,
    publish: @escaping (Snapshot, HeldOut) -> Void = { _, _ in },
    browse: @escaping (DataSet) -> Void = { _ in },
    inspected: @escaping (InspectedStep?) -> Void = { _ in },
    status: @escaping (String) -> Void = { _ in },
    silent: @escaping (Double) -> Void = { _ in },
    watched: @escaping (WatchedLogs) -> Void = { _ in }, log: @escaping (String) -> Void = { _ in }
  ) {
    self.report = report
    self.publish = publish
    self.browse = browse
    self.inspected = inspected
    self.status = status
    self.silent = silent
    self.watched = watched
    self.log = log
  }
}

/// Ends of runs that no learner came to.
extension RunEnd {
  package static let stopped = RunEnd(
    reason: .stopped, bestEpoch: nil, bestValidated: nil, seconds: nil)

  package static func failed(_ message: String) -> RunEnd {
    RunEnd(reason: .failed(message), bestEpoch: nil, bestValidated: nil, seconds: nil)
  }
}
