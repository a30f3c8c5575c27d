import Learning

/// What a person is asked, in the line above the footer, before something is lost. Every key that is no answer
/// leaves things as they are.
enum Question: Sendable, Equatable {
  case stop
  case quit

  func text(_ train: TrainState) -> String {
    switch self {
    case .stop:
      "stop and keep which model?  b the best, of epoch \(train.best?.epoch ?? 0)   l the last"
        + "   esc continues"
    case .quit: "quit while training?  q quits   esc continues"
    }
  }
}

extension State {
  /// Quits, after a question where that ends a run.
  mutating func askToQuit() -> [Effect] {
    // Another program's run goes on without marquee.
    guard shared.train.phase.isUnderWay, shared.train.settings != nil,
      shared.asksBeforeQuitting
    else { return [.quit] }
    shared.overlay = .question(.quit)
    return []
  }
}
