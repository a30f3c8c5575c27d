/// When to draw: at once after a key, and at most thirty times a second of what workers say. A pure clock,
/// which is told the time.
struct FramePacer {
  /// The least time between two frames that nobody's key asked for.
  static let interval = Duration.milliseconds(33)

  private var isStale = false
  private var nextFrame: ContinuousClock.Instant

  init(now: ContinuousClock.Instant) { nextFrame = now }

  /// How long there is to wait before a frame is due; nil while what is drawn is right.
  func timeout(now: ContinuousClock.Instant) -> Duration? {
    isStale ? max(nextFrame - now, .zero) : nil
  }

  /// What is drawn is not right any more.
  mutating func invalidate() { isStale = true }

  /// Whether to draw now.
  ///
  /// - Parameter reason: what woke the program.
  mutating func shouldDraw(now: ContinuousClock.Instant, after reason: Reason) -> Bool {
    guard isStale, reason == .input || now >= nextFrame else { return false }
    isStale = false
    nextFrame = now + Self.interval
    return true
  }

  enum Reason {
    case input
    case other
  }
}
