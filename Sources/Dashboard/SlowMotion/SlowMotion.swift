import Cells
import Learning
import RatingData

/// A paused run that is looked at step by step.
struct SlowMotion: Sendable {
  /// What the last step did.
  let report: StepReport
  /// What it learned from; where it solved rows, the ratings of the one that moved most.
  let ratings: [StepRating]
  var window = ListWindow()

  private static let listed = 200

  init(_ report: StepReport, _ ratings: Ratings) {
    self.report = report
    self.ratings =
      report.ratings.isEmpty ? Self.ratings(of: report, among: ratings) : report.ratings
    window.setCount(self.ratings.count)
  }

  /// The rating that is chosen.
  var selected: StepRating? {
    ratings.indices.contains(window.selection) ? ratings[window.selection] : nil
  }

  private static func ratings(of report: StepReport, among all: Ratings) -> [StepRating] {
    let positions: [Int]
    if let user = report.user?.index {
      positions = all.users.indices.filter { all.users[$0] == user }
    } else if let movie = report.movie?.index {
      positions = all.movies.indices.filter { all.movies[$0] == movie }
    } else {
      return []
    }
    return positions.prefix(listed).map {
      StepRating(user: all.users[$0], movie: all.movies[$0], rating: all.values[$0])
    }
  }
}

extension State {
  /// What a single step did is shown at once.
  mutating func receive(_ report: StepReport?) {
    guard shared.train.phase == .paused else { return }
    guard let report else {
      shared.note = "there is no model to look at before the end of the epoch"
      return
    }
    guard let library = shared.library else { return }
    shared.overlay = .slowMotion
    shared.train.slowMotion = SlowMotion(report, library.data.ratings)
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
    let step = Effect.inspectStep(train.run, train.followed)
    // Another program's steps are its own.
    guard train.settings != nil else { return [] }
    switch train.phase {
    case .running:
      train.phase = .paused
      return [.pause(train.run), step]
    case .paused: return [step]
    case .waiting, .ended:
      note = "nothing is running: + trains on, n starts another"
      return []
    }
  }
}
