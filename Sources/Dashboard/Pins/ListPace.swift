/// Lets lists change their order so often that a person can read them: what comes sooner waits, and of those that wait the
/// newest is next. It has no clock: whoever draws tells the seconds that pass.
struct ListPace<List: Sendable>: Sendable {
  /// Seconds from one order to the next.
  static var least: Double { 0.2 }

  private(set) var waiting: List?
  /// Since the order was drawn that shows; nil before it is.
  private var seconds: Double? = Self.least

  /// Whether the time that passes matters.
  var isMoving: Bool { waiting != nil || !isDue }

  private var isDue: Bool { seconds.map { $0 >= Self.least } ?? false }

  /// Takes a list whose order is another.
  ///
  /// - Returns: the list, where it may show now.
  mutating func take(_ list: List) -> List? {
    guard isDue else {
      waiting = list
      return nil
    }
    return show(list)
  }

  /// Forgets what waits: a list of the order that shows has come after it.
  mutating func settle() { waiting = nil }

  /// - Returns: the list that waited, where it may show now.
  mutating func advance(by passed: Double) -> List? {
    // What passed before the list that shows was drawn does not count for it.
    seconds = seconds.map { min(Self.least, $0 + passed) } ?? 0
    guard isDue, let waiting else { return nil }
    return show(waiting)
  }

  private mutating func show(_ list: List) -> List {
    waiting = nil
    seconds = nil
    return list
  }
}
