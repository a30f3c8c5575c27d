import Concurrency
import Dispatch
import Learning
import Synchronization

/// Steers a run from another thread: atomics that the run reads between its steps, and a
/// semaphore that wakes it where it waits.
public final class RunControl: Sendable {
  /// What the run is to do.
  public enum Command: UInt8 {
    case run
    case pause
    /// End here; the run may be told to go on later.
    case stop
    /// End here for good.
    case abandon
  }

  private let commandBits = Atomic<UInt8>(Command.run.rawValue)
  private let paceBits: Atomic<UInt64>
  private let extraEpochs = Atomic<Int>(0)
  /// Settings that the run does not know of yet, by key.
  private let changes = Guarded<[String: SettingValue]>([:])
  private let keptBits = Atomic<UInt8>(KeptModel.best.rawValue)
  private let hasChanges = Atomic<Bool>(false)
  /// Whose rows are to be looked at in a single step that was asked for.
  private let inspection = Guarded<StepSubject?>(nil)
  private let wakeup = DispatchSemaphore(value: 0)

  /// - Parameter pace: the least seconds that an epoch takes.
  public init(pace: Double = 0) { paceBits = Atomic(pace.bitPattern) }

  public var command: Command {
    Command(rawValue: commandBits.load(ordering: .acquiring)) ?? .abandon
  }

  /// The least seconds that an epoch takes.
  var pace: Double { Double(bitPattern: paceBits.load(ordering: .relaxed)) }

  /// Gives a command. A stop outlasts others until the run has settled, and abandoning is never taken
  /// back.
  public func give(_ command: Command) {
    change { current in
      switch current {
      case .abandon: nil
      case .stop: command == .abandon ? command : nil
      case .run, .pause: command
      }
    }
    wakeup.signal()
  }

  /// Takes back what was asked of a run that has ended, lest a pause or stop that came too late hold
  /// up its continuation.
  func settle() { change { $0 == .abandon ? nil : .run } }

  private func change(_ next: (Command) -> Command?) {
    var current = commandBits.load(ordering: .acquiring)
    while let wanted = next(Command(rawValue: current) ?? .abandon) {
      let (exchanged, original) = commandBits.weakCompareExchange(
        expected: current, desired: wanted.rawValue, ordering: .acquiringAndReleasing)
      if exchanged { return }
      current = original
    }
  }

  public func setPace(_ seconds: Double) {
    paceBits.store(seconds.bitPattern, ordering: .relaxed)
    wakeup.signal()
  }

  /// Ends the run here; this model is handed out in the end.
  public func stop(keeping kept: KeptModel) {
    keptBits.store(kept.rawValue, ordering: .releasing)
    give(.stop)
  }

  var kept: KeptModel { KeptModel(rawValue: keptBits.load(ordering: .acquiring)) ?? .best }

  /// Sets settings from the next step on, by key.
  public func change(_ values: [String: SettingValue]) {
    changes.withLock { changes in
      changes.merge(values) { $1 }
      hasChanges.store(true, ordering: .releasing)
    }
  }

  /// The settings changed since the last call; nil where there are none.
  func takeChanges() -> [String: SettingValue]? {
    guard hasChanges.load(ordering: .acquiring) else { return nil }
    return changes.withLock { changes in
      hasChanges.store(false, ordering: .relaxed)
      defer { changes = [:] }
      return changes
    }
  }

  /// Asks a paused run for a single step, and what it does to somebody's row.
  public func inspectStep(of subject: StepSubject) {
    inspection.withLock { $0 = subject }
    wakeup.signal()
  }

  /// Whether a single step was asked for that the run has not done.
  var hasInspection: Bool { inspection.withLock { $0 != nil } }

  /// Whose rows are to be looked at in the step that was asked for since the last call.
  func takeInspection() -> StepSubject? {
    inspection.withLock { inspection in
      defer { inspection = nil }
      return inspection
    }
  }

  /// Asks for more epochs than planned, and for a run that has stopped to go on.
  public func extend(by epochs: Int) {
    extraEpochs.add(epochs, ordering: .acquiringAndReleasing)
    wakeup.signal()
  }

  /// Whether more epochs were asked for that the run does not know of.
  public var hasExtraEpochs: Bool { extraEpochs.load(ordering: .acquiring) > 0 }

  /// The epochs asked for since the last call.
  func takeExtraEpochs() -> Int { extraEpochs.exchange(0, ordering: .acquiringAndReleasing) }

  /// Sleeps until something is asked, or for so long; may wake early.
  func wait(atMost seconds: Double = .infinity) {
    guard seconds.isFinite else { return wakeup.wait() }
    _ = wakeup.wait(timeout: .now() + seconds)
  }
}
