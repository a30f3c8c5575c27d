/// What a run measures its time by, and how often it hands out models on the way.
public struct RunTiming: Sendable {
  /// Seconds since any fixed moment. It is asked around each piece of the learner's work, and where the run waits.
  let clock: @Sendable () -> Double
  /// Seconds between the models that are handed out inside an epoch that takes long.
  let modelInterval: Double

  public init(modelInterval: Double = 0.25, clock: @escaping @Sendable () -> Double) {
    self.modelInterval = modelInterval
    self.clock = clock
  }

  /// By the machine's clock.
  public static var usual: RunTiming {
    let start = ContinuousClock.now
    return RunTiming { (ContinuousClock.now - start) / .seconds(1) }
  }
}
