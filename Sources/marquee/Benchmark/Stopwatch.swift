import Glibc

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

/// The most memory that this process had, as Linux counts it; elsewhere it is not known.
///
/// Source: proc(5), `/proc/[pid]/clear_refs` and `VmHWM`.
enum PeakMemory {
  /// Starts to count anew.
  static func reset() {
    guard let file = fopen("/proc/self/clear_refs", "w") else { return }
    fputs("5", file)
    fclose(file)
  }

  /// In bytes.
  static var current: Int? {
    guard let file = fopen("/proc/self/status", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let words = String(
        decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self
      )
      .split(whereSeparator: \.isWhitespace)
      if words.first == "VmHWM:", words.count > 1 { return Int(words[1]).map { $0 * 1024 } }
    }
    return nil
  }
}
