import Cells
import Learning
import RatingData
import Text

/// A paused run that is looked at step by step.
struct SlowMotionSheet: Sheet {
  static let title = "Slow motion"

  /// What the last step did.
  let step: InspectedStep
  private(set) var window = ListWindow()

  init(_ step: InspectedStep) {
    self.step = step
    window.setCount(step.ratings.count)
  }

  /// The rating that is chosen.
  private var selected: StepRating? {
    step.ratings.indices.contains(window.selection) ? step.ratings[window.selection].rating : nil
  }

  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared) {
    guard let library = shared.library else { return }
    SlowMotionView(motion: self, followed: shared.train.followed, library: library)
      .draw(on: &canvas, in: body)
  }

  static let bindings: [Binding<Self>] =
    [
      Binding(
        "step", [.character(".")], ".", .training, "the next step", label: "the next step",
        action: { $1.doOneStep() }),
      Binding(
        "pause", [.character(" ")], "space", .training, "go on training", label: "goes on",
        action: { _, shared in
          shared.sheets.close()
          shared.requestedAction = "pause"
          return []
        }),
      Binding(
        "open", [.enter], "enter", .list, "follow the user and the movie of a rating; let go",
        label: "follows",
        action: { sheet, shared in
          sheet.follow(&shared)
          return []
        }),
      .leave([.escape, .character("q")]),
    ]
    + Binding<Self>.moves { sheet, move, _ in sheet.window.apply(move) }

  /// Follows the user and the movie of the chosen rating through the next steps, or nobody any more.
  private func follow(_ shared: inout Shared) {
    guard let chosen = selected else { return }
    let subject = StepSubject(user: chosen.user, movie: chosen.movie)
    shared.train.followed = shared.train.followed == subject ? StepSubject() : subject
  }
}

extension Shared {
  /// What a single step did is shown at once.
  mutating func receive(_ step: InspectedStep?) {
    guard train.phase == .paused else { return }
    guard let step else {
      note = "there is no model to look at before the end of the epoch"
      return
    }
    sheets.close { $0 is SlowMotionSheet }
    sheets.open(SlowMotionSheet(step))
  }

  /// Does one step of the run and pauses it where it is not paused yet.
  mutating func doOneStep() -> [Effect] {
    let step = Effect.steer(train.run, .inspectStep(train.followed))
    switch train.phase {
    case .running:
      train.phase = .paused
      return [.steer(train.run, .pause), step]
    case .paused: return [step]
    case .waiting, .ended:
      note = train.nothingRuns(keys)
      return []
    }
  }
}
