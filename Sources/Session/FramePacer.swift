/// When to draw: at once after a key, and of what workers say at most thirty times a second, and no more often than costs a
/// small part of a core. A pure clock, which is told the time.
struct FramePacer {
  /// The least time between two frames that nobody's key asked for.
  static let interval = Duration.milliseconds(33)

  /// Frames that nobody's key asked for take at most one part in so many of the time: large screens are drawn less
  /// often while a run needs the cores.
  static let share = 25

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

  /// Takes note of what a frame took.
  mutating func drew(in duration: Duration, now: ContinuousClock.Instant) {
    nextFrame = max(nextFrame, now + duration * (Self.share - 1))
  }

  enum Reason {
    case input
    case other
  }
}
