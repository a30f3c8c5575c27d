import Cells
import Learning

/// What a person is asked of the run under way, in the line above the footer, before something is lost. Every key that is
/// no answer leaves things as they are.
protocol RunQuestion: Sheet {
  func question(_ train: TrainState) -> String
}

extension RunQuestion {
  static var closesOnAnyKey: Bool { true }

  /// The answers are in the footer.
  func line(width: Int, _ shared: Shared) -> String? { question(shared.train) }
}

/// Which model is kept of a run that is stopped.
struct StopSheet: RunQuestion {
  static let title = "Stop"

  static let bindings: [Binding<Self>] = [
    Binding(
      "keep-best", [.character("b")], "b", .training, "stop, and keep the best model",
      label: { _, shared in "the best, of epoch \(shared.train.best?.epoch ?? 0)" },
      action: { _, shared in shared.stop(keeping: .best) }),
    Binding(
      "keep-last", [.character("l")], "l", .training, "stop, and keep the last model",
      label: "the last", action: { _, shared in shared.stop(keeping: .last) }),
    .leave([.escape], "go on training", label: "continues"),
  ]

  func question(_ train: TrainState) -> String { "stop and keep which model?" }
}

/// Whether the program is left while a run trains.
struct QuitSheet: RunQuestion {
  static let title = "Quit"

  static let bindings: [Binding<Self>] = [
    Binding(
      "confirm-quit", [.character("q"), .character("y")], "q", .program, "quit; the run ends",
      label: "quits", action: { _, _ in [.quit] }),
    .leave([.escape], "go on training", label: "continues"),
  ]

  func question(_ train: TrainState) -> String { "quit while training?" }
}

extension Shared {
  mutating func stop(keeping model: KeptModel) -> [Effect] {
    sheets.close()
    return [.steer(train.run, .stop(keep: model))]
  }
}

extension State {
  /// Quits, after a question where that ends a run.
  mutating func askToQuit() -> [Effect] {
    // Another program's run goes on without marquee.
    guard shared.train.phase.isUnderWay, shared.train.settings != nil,
      shared.asksBeforeQuitting
    else { return [.quit] }
    shared.sheets.open(QuitSheet())
    return []
  }
}
