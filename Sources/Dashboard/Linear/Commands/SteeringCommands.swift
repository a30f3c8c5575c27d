import Learning
import Runs

/// What is done to the run under way, by what the keys of Train do.
extension LinearCommand {
  static let status = LinearCommand(
    "status", .none, "says where training stands and what it has come to", turn: .atOnce
  ) { _ in
    { dashboard in
      .says(LinearReply([RunSentences(dashboard.shared).status.joined(separator: " ")]))
    }
  }

  static let pause = LinearCommand("pause", .none, "lets training wait", turn: .atOnce) { _ in
    { dashboard in
      dashboard.steering(.pause) { dashboard in
        guard dashboard.shared.train.phase == .running else {
          return .says("Training waits already.")
        }
        dashboard.perform(dashboard.shared.pauseOrResume())
        return .says("Paused \(RunSentences(dashboard.shared).place).")
      }
    }
  }

  static let resume = LinearCommand("resume", .none, "lets training go on", turn: .atOnce) { _ in
    { dashboard in
      dashboard.steering(.pause) { dashboard in
        guard dashboard.shared.train.phase == .paused else {
          return .says("Training goes on already.")
        }
        dashboard.perform(dashboard.shared.pauseOrResume())
        return .says("Training goes on \(RunSentences(dashboard.shared).place).")
      }
    }
  }

  static let stop = LinearCommand(
    "stop", .optional("last"), "ends training and keeps the best epoch, or the last",
    example: "stop last", turn: .atOnce
  ) { argument in
    { dashboard in
      dashboard.steering(nil) { dashboard in
        guard argument.isEmpty || "last".hasPrefix(argument.lowercased()) else {
          return .says("stop stands alone, or last stands behind it: stop last.")
        }
        let kept: KeptModel = argument.isEmpty ? .best : .last
        if kept == .last, let reason = dashboard.shared.train.capabilities.obstacle(to: .keepLast) {
          return .says(RunSentences.sentence(reason))
        }
        dashboard.perform(dashboard.shared.stop(keeping: kept))
        return .says(LinearReply([]), then: { $0.sayEnd() })
      }
    }
  }

  static let slower = LinearCommand(
    "slower", .none, "lets epochs take longer, so that sentences keep up", turn: .atOnce
  ) { _ in { $0.usePace(\.slower, atEnd: "It gets no slower.") } }

  static let faster = LinearCommand("faster", .none, "lets epochs take less time", turn: .atOnce) {
    _ in
    { $0.usePace(\.faster, atEnd: "This is full speed already.") }
  }
}

extension LinearDashboard {
  /// Does something to the run under way; waits for it to begin.
  fileprivate mutating func steering(
    _ ability: EngineAbility?, _ step: LinearStep
  ) -> LinearOutcome {
    switch shared.train.phase {
    case .waiting: return .waits()
    case .ended: return .says("Training has ended: set starts another run.")
    case .running, .paused:
      if let ability, let reason = shared.train.capabilities.obstacle(to: ability) {
        return .says(RunSentences.sentence(reason))
      }
      return step(&self)
    }
  }

  /// Waits for the end of the run, and says it.
  fileprivate mutating func sayEnd() -> LinearOutcome {
    guard case .ended(let end) = shared.train.phase else { return .waits() }
    let sentence = RunSentences(shared).end(end)
    pace.withdraw(sentence)
    return .says(sentence)
  }

  fileprivate mutating func usePace(
    _ next: (Pace) -> Pace, atEnd sentence: String
  ) -> LinearOutcome {
    let pace = next(shared.train.pace)
    guard pace != shared.train.pace else { return .says(sentence) }
    perform(shared.usePace(pace))
    return .says(
      pace == .none
        ? "Full speed."
        : "An epoch takes at least \(pace.seconds) seconds. Training waits meanwhile.")
  }
}
