import Cells
import Learning
import RatingData

/// A paused run that is looked at step by step.
struct SlowMotion: Sendable {
  /// What the last step did.
  let step: InspectedStep
  var window = ListWindow()

  init(_ step: InspectedStep) {
    self.step = step
    window.setCount(step.ratings.count)
  }

  /// The rating that is chosen.
  var selected: StepRating? {
    step.ratings.indices.contains(window.selection) ? step.ratings[window.selection].rating : nil
  }
}

extension State {
  /// What a single step did is shown at once.
  mutating func receive(_ step: InspectedStep?) {
    guard shared.train.phase == .paused else { return }
    guard let step else {
      shared.note = "there is no model to look at before the end of the epoch"
      return
    }
    shared.overlay = .slowMotion
    shared.train.slowMotion = SlowMotion(step)
  }

  mutating func receiveInSlowMotion(_ key: Key) -> [Effect] {
    switch key {
    case .escape, .character("q"): shared.overlay = nil
    case .character("."): return shared.doOneStep()
    case .character(" "):
      shared.overlay = nil
      return press(key)
    case .up, .character("k"): shared.train.slowMotion?.window.apply(.up)
    case .down, .character("j"): shared.train.slowMotion?.window.apply(.down)
    case .pageUp: shared.train.slowMotion?.window.apply(.pageUp)
    case .pageDown: shared.train.slowMotion?.window.apply(.pageDown)
    case .enter: follow()
    default: break
    }
    return []
  }

  /// Follows the user and the movie of the chosen rating through the next steps, or nobody any more.
  private mutating func follow() {
    guard let chosen = shared.train.slowMotion?.selected else { return }
    let subject = StepSubject(user: chosen.user, movie: chosen.movie)
    shared.train.followed = shared.train.followed == subject ? StepSubject() : subject
  }
}

extension Shared {
  /// Does one step of the run and pauses it where it is not paused yet.
  mutating func doOneStep() -> [Effect] {
    let step = Effect.steer(train.run, .inspectStep(train.followed))
    // Another program's steps are its own.
    guard train.settings != nil, !sayThatClusterTrains() else { return [] }
    switch train.phase {
    case .running:
      train.phase = .paused
      return [.steer(train.run, .pause), step]
    case .paused: return [step]
    case .waiting, .ended:
      note = "nothing is running: + trains on, n starts another"
      return []
    }
  }
}
