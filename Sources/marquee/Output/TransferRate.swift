/// How fast bytes have come of late.
struct TransferRate {
  /// Seconds that count.
  private static let window = 5.0
  /// Seconds between two looks, at least.
  private static let step = 0.25

  private var looks: [(seconds: Double, bytes: Int)] = []

  mutating func add(_ bytes: Int, at seconds: Double) {
    // From its start again.
    if let last = looks.last, bytes < last.bytes { looks = [] }
    if looks.count > 1, seconds - looks[looks.count - 2].seconds < Self.step { looks.removeLast() }
    looks.append((seconds, bytes))
    // One that is older is kept, to count from.
    while looks.count > 2, seconds - looks[1].seconds >= Self.window { looks.removeFirst() }
  }

  /// nil as long as nobody can tell.
  var bytesPerSecond: Double? {
    guard let first = looks.first, let last = looks.last, last.seconds - first.seconds >= Self.step
    else { return nil }
    return Double(last.bytes - first.bytes) / (last.seconds - first.seconds)
  }
}
