/// How much is said, and what was.
extension LinearCommand {
  static let more = LinearCommand(
    "more", .optional("sentences"), "goes on with the list; at its end, says more of the run",
    example: "more sentences"
  ) { argument in
    { dashboard in
      guard "sentences".hasPrefix(argument.lowercased()) else {
        return .says("more stands alone, or sentences stands behind it: more sentences.")
      }
      if argument.isEmpty, let list = dashboard.list, list.hasMore {
        // The same list, from where it was.
        return .says(LinearReply([], list))
      }
      return dashboard.speak(1, atEnd: "There is no more to say.")
    }
  }

  static let quiet = LinearCommand(
    "quiet", .none, "says less of the run; more says more again", turn: .atOnce
  ) { _ in
    { $0.speak(-1, atEnd: "It is quiet: only how runs end is said.") }
  }

  static let again = LinearCommand("again", .none, "says the last answer again") { _ in
    { dashboard in
      dashboard.said.isEmpty
        ? .says("Nothing was said yet.") : .says(LinearReply(dashboard.said))
    }
  }
}

extension LinearDashboard {
  fileprivate mutating func speak(_ step: Int, atEnd sentence: String) -> LinearOutcome {
    guard let amount = SpeechPace.Amount(rawValue: pace.amount.rawValue + step) else {
      return .says(sentence)
    }
    pace.amount = amount
    switch amount {
    case .quiet: return .says("Only how runs end is said.")
    case .usual: return .says("A sentence at most every 2 seconds.")
    case .more: return .says("A sentence at most every half second.")
    }
  }
}
