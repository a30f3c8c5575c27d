import Concurrency
import Learning
import Runs

/// The states that a run had at the ends of its epochs, as many as fit into so many bytes: a branch begins with one.
///
/// Where there is no room for all, every second one goes, then every fourth stays, and so on; where copying a
/// state would slow the run down, some are passed over. What lies between is trained again, to the same bits.
public final class EpochStates: Sendable {
  fileprivate struct Kept {
    /// Earliest first.
    var checkpoints: [RunCheckpoint] = []
    var bytes = 0
    /// Only epochs that are multiples of this are kept, besides the newest.
    var stride = 1
    /// nil where a state has no room: copying another would be for nothing.
    var due: ContinuousClock.Instant? = .now
  }

  private let kept: Guarded<Kept>
  private let budget: Int

  /// Copying may take one part in so many of the time.
  private static let share = 100

  /// - Parameter budget: bytes.
  public init(budget: Int = 256 << 20) {
    self.budget = budget
    kept = Guarded(Kept())
  }

  /// The states of another run up to an epoch, for a run that begins there.
  public init(_ other: EpochStates, upTo epoch: Int) {
    budget = other.budget
    var copy = other.kept.withLock { $0 }
    copy.checkpoints.removeAll { $0.state.completed > epoch }
    copy.bytes = copy.checkpoints.reduce(0) { $0 + $1.bytes }
    copy.due = .now
    kept = Guarded(copy)
  }

  /// The latest state at the end of an epoch or before; nil where there is none.
  public func latest(upTo epoch: Int) -> RunCheckpoint? {
    kept.withLock { $0.checkpoints.last { $0.state.completed <= epoch } }
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
      guard checkpoint.bytes <= budget else {
        kept.due = nil
        return
      }
      guard checkpoint.state.completed > kept.checkpoints.last?.state.completed ?? 0 else { return }
      kept.checkpoints.append(checkpoint)
      kept.bytes += checkpoint.bytes
      while kept.bytes > budget { kept.thin(to: budget) }
      kept.due = .now.advanced(by: (.now - start) * Self.share)
    }
  }
}

extension EpochStates.Kept {
  /// Drops the states between those that are kept, but never the newest; keeps half as many if that is not enough.
  fileprivate mutating func thin(to budget: Int) {
    defer { if bytes > budget { stride *= 2 } }
    let newest = checkpoints.last?.state.completed
    checkpoints.removeAll {
      !$0.state.completed.isMultiple(of: stride) && $0.state.completed != newest
    }
    bytes = checkpoints.reduce(0) { $0 + $1.bytes }
  }
}
