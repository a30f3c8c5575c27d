/// A line on standard error that writes over itself while something takes longer than a blink.
///
/// Carriage returns and spaces alone, so that any terminal can show it. Values in, text out: whoever
/// owns the stream writes it.
struct StatusLine {
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?
  /// What stands in the line now.
  private var width = 0

  /// What takes no longer than this needs no line.
  static let patience = Duration.milliseconds(300)
  private static let interval = Duration.milliseconds(100)

  /// What to write where the text has changed; nothing most of the time.
  ///
  /// - Parameter makeText: from the seconds since the line was made.
  mutating func text(_ makeText: (Double) -> String) -> String {
    let now = ContinuousClock.now
    guard start.duration(to: now) > Self.patience,
      last.map({ $0.duration(to: now) > Self.interval }) ?? true
    else { return "" }
    last = now
    return replace(with: makeText(start.duration(to: now).inSeconds))
  }

  /// What to write for this text at once.
  mutating func replace(with text: String) -> String {
    defer { width = text.count }
    return "\r" + text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// What leaves an empty line; nothing where nothing was written.
  mutating func end() -> String { width == 0 ? "" : replace(with: "") + "\r" }
}
