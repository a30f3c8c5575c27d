import Concurrency
import Learning
import Runs

/// The states that a run had at the ends of its epochs, as many as fit into so many bytes: a branch begins with one.
///
/// Where epochs are short, and where copying a state would slow the run down, some are passed over. What lies between is
/// trained again, to the same bits.
public final class EpochStates: Sendable {
  fileprivate struct Kept {
    var checkpoints: ThinnedHistory<RunCheckpoint>
    /// nil where a state has no room: copying another would be for nothing.
    var due: ContinuousClock.Instant? = .now
  }

  private let kept: Guarded<Kept>

  /// Copying may take one part in so many of the time.
  private static let share = 100
  /// What a branch trains again takes no longer than this, or one epoch: nearer states would only fill the memory.
  private static let spacing = Duration.seconds(1)

  /// - Parameter budget: bytes.
  public init(budget: Int = 256 << 20) {
    kept = Guarded(Kept(checkpoints: ThinnedHistory(budget: budget)))
  }

  /// The states of another run up to an epoch, for a run that begins there.
  public init(_ other: EpochStates, upTo epoch: Int) {
    var copy = other.kept.withLock { $0 }
    copy.checkpoints.cut(after: epoch)
    copy.due = .now
    kept = Guarded(copy)
  }

  /// The latest state at the end of an epoch or before; nil where there is none.
  public func latest(upTo epoch: Int) -> RunCheckpoint? {
    kept.withLock { $0.checkpoints.latest(upTo: epoch) }
  }

  /// Whether the next state is to be kept.
  var isDue: Bool { kept.withLock { kept in kept.due.map { ContinuousClock.now >= $0 } ?? false } }

  /// Keeps a state, if it is one between two epochs and the first of its epoch.
  func keep(_ makeCheckpoint: () -> RunCheckpoint) {
    let start = ContinuousClock.now
    let checkpoint = makeCheckpoint()
    guard checkpoint.state.completed > 0, checkpoint.state.epoch.map({ $0.step == 0 }) ?? true
    else { return }
    kept.withLock { kept in
      switch kept.checkpoints.keep(
        checkpoint, epoch: checkpoint.state.completed, size: checkpoint.bytes)
      {
      case .kept: kept.due = .now.advanced(by: max(Self.spacing, (.now - start) * Self.share))
      case .isLate: break
      case .isTooLarge: kept.due = nil
      }
    }
  }
}
