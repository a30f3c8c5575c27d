/// What is sent around the bytes of a frame.
enum FrameBrackets {
  case none
  /// The terminal shows what stands between them at once, so that no frame is seen half done: private mode 2026, as
  /// https://contour-terminal.org/vt-extensions/synchronized-output/ has it.
  case synchronized

  static let mode = 2026
  /// Shows everything from here on as it comes.
  static let end = Array("\u{1B}[?2026l".utf8)
  private static let begin = Array("\u{1B}[?2026h".utf8)

  /// Sends a frame.
  ///
  /// - Parameter frame: sends all of its bytes before it returns.
  func around(_ frame: () -> Void, on output: TerminalStream) {
    guard self == .synchronized else { return frame() }
    output.write(Self.begin)
    frame()
    output.write(Self.end)
  }
}
