import Answers
import Jobs
import Profiles
import RatingData
import Text

/// `for me`, by the answer of You.
extension LinearCommand {
  static let forMe = LinearCommand(
    "for me", .none, "lists what you may like, by what you have rated", begin: { _ in list })

  /// What the person may like; what to rate where they have rated nothing.
  static let list: LinearStep = { dashboard in
    guard let library = dashboard.library else { return dashboard.withLibrary { _ in .waits() } }
    guard dashboard.hasProfile, dashboard.hasLists else { return .waits() }
    return dashboard.listModel().then { model in
      let you = dashboard.shared.you
      let subject = YouAnswer.Subject(
        ratings: you.ratings, watched: you.watched, skipped: you.skipped,
        wanted: you.lists?.watchlist ?? [], filter: dashboard.shared.filter)
      let question = ModelQuestion(subject, of: model, judgedBy: dashboard.shared.judge)
      return .asks(.answer) { reply(YouAnswer(question, in: library), library) }
    }
  }

  private static func reply(_ answer: YouAnswer, _ library: Library) -> LinearReply {
    let ratings = answer.question.subject.ratings
    guard !ratings.isEmpty else {
      return LinearReply(
        ["You have rated nothing yet. Rate some of these, as in: rate 1 4."],
        NumberedList(
          answer.suggestions.map { library.row(of: $0, LinearCommand.neighbours(of: $0)) }))
    }
    let figures = answer.figures(library.values)
    let rows = answer.recommendations.map { movie in
      library.row(of: movie, figures, because: answer.reasons[movie.movie]?.shares.first?.movie)
    }
    let taste =
      answer.tellsNothing ? "They say nothing of your taste yet: most people like these." : nil
    return LinearReply(
      ["For you, by \(ratings.count.counted("rating")) of yours."] + (taste.map { [$0] } ?? []),
      NumberedList(rows))
  }
}

extension LinearDashboard {
  /// Whether the person's ratings were read, and looked for in the data.
  var hasProfile: Bool {
    (shared.you.file == nil || hasHeard(of: ProfileRequest.slot.identity)) && shared.you.isMatched
  }

  /// Whether the lists beside them were read; asks for them.
  var hasLists: Bool {
    mutating get {
      guard shared.you.file != nil else { return true }
      if let job = shared.listsJob(&asksForLists) { perform([.run(job)]) }
      return hasHeard(of: ListsRequest.slot.identity)
    }
  }
}
