/// A part of a second in which something goes from one place to another: an eye follows what glides, and loses what jumps.
struct Glide: Sendable {
  private var seconds = 0.0

  private static let duration = 0.35

  var isOver: Bool { seconds >= Self.duration }

  mutating func advance(by seconds: Double) { self.seconds += seconds }

  /// The part of the way, 0 ... 1: fast at first, slower towards the end.
  var part: Double {
    let rest = 1 - min(1, seconds / Self.duration)
    return 1 - rest * rest
  }
}
