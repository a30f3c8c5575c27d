/// Times work, on a machine that does other things too.
enum Stopwatch {
  /// What takes so long need not be repeated: noise is small against it.
  private static let enough = 4.0

  /// Seconds of the fastest of some repetitions, each until its result is there; what it takes to throw
  /// that away does not count.
  static func fastest<Result, E: Error>(
    of times: Int, _ work: () throws(E) -> Result
  ) throws(E) -> Double {
    var best = Double.infinity
    var total = 0.0
    for _ in 0..<times where total < enough {
      let start = ContinuousClock.now
      let result = try work()
      let seconds = start.duration(to: .now).inSeconds
      withExtendedLifetime(result) {}
      best = min(best, seconds)
      total += seconds
    }
    return best
  }
}
