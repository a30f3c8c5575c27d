import Dashboard
import Dispatch
import Synchronization

/// The main thread's hand on a training run: atomics that the run reads between its steps, and a bell
/// that wakes it where it waits.
final class TrainingControl: Sendable {
  /// What the run is to do.
  enum Order: UInt8 {
    case run
    case pause
    /// End here; the run may be told to go on later.
    case stop
    /// End here for good.
    case abandon
  }

  private let orderBits = Atomic<UInt8>(Order.run.rawValue)
  private let paceBits: Atomic<UInt64>
  private let extraEpochs = Atomic<Int>(0)
  private let bell = DispatchSemaphore(value: 0)

  init(pace: Pace) { paceBits = Atomic(pace.seconds.bitPattern) }

  var order: Order { Order(rawValue: orderBits.load(ordering: .acquiring)) ?? .abandon }

  /// The least seconds that an epoch takes.
  var pace: Double { Double(bitPattern: paceBits.load(ordering: .relaxed)) }

  /// Gives an order. One to stop outlasts others until the run has settled, and one to abandon the run is
  /// never taken back.
  func give(_ order: Order) {
    change { current in
      switch current {
      case .abandon: nil
      case .stop: order == .abandon ? order : nil
      case .run, .pause: order
      }
    }
    bell.signal()
  }

  /// Takes back what was ordered of a run that has ended, lest a pause or stop that came too late hold
  /// up its continuation.
  func settle() { change { $0 == .abandon ? nil : .run } }

  private func change(_ next: (Order) -> Order?) {
    var current = orderBits.load(ordering: .acquiring)
    while let wanted = next(Order(rawValue: current) ?? .abandon) {
      let (exchanged, original) = orderBits.weakCompareExchange(
        expected: current, desired: wanted.rawValue, ordering: .acquiringAndReleasing)
      if exchanged { return }
      current = original
    }
  }

  func setPace(_ pace: Pace) {
    paceBits.store(pace.seconds.bitPattern, ordering: .relaxed)
    bell.signal()
  }

  /// Asks for more epochs than planned, and for a run that has stopped to go on.
  func extend(by epochs: Int) {
    extraEpochs.add(epochs, ordering: .acquiringAndReleasing)
    bell.signal()
  }

  /// The epochs asked for since the last call.
  func takeExtraEpochs() -> Int { extraEpochs.exchange(0, ordering: .acquiringAndReleasing) }

  /// Sleeps until something is ordered, or for so long; may wake early.
  func wait(atMost seconds: Double = .infinity) {
    guard seconds.isFinite else { return bell.wait() }
    _ = bell.wait(timeout: .now() + seconds)
  }
}
