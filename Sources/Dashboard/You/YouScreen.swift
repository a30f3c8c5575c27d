import Cells
import Jobs
import Models
import Profiles
import RatingData

/// The person before the screen: movies to rate, what they rated, and what each rating makes of the list beside.
struct YouScreen: Screen, Searchable, Visiting, Filterable, ListShowing, EpochShowing {
  static let title = "You"

  /// What is looked for, in place of the movie that is asked about.
  var search = Search()
  private(set) var found: [MovieIndex] = []
  var foundWindow = ListWindow()
  /// A movie that was searched for or gone back to, and is asked about now.
  var chosen: MovieIndex?
  var focus = YouFocus.card
  /// Stars that were set and not kept: they count for nothing.
  var choice: StarChoice?
  var ratedWindow = ListWindow()
  var listWindow = ListWindow()
  private(set) var answer: YouAnswer?
  /// How each recommendation moved against the list before the last change.
  private(set) var movements: [Movement] = []
  private(set) var retrained: Retrained?
  var isRetraining = false
  /// What of the retrained list passes the filter, and how it moved against the one that is folded in.
  private(set) var retrainedList: [Recommendation] = []
  private(set) var retrainedMovements: [Movement] = []
  /// Retrainings that were asked for.
  var retrainings = 0

  private var inquiry = Inquiry<ModelQuestion<YouAnswer.Subject>, YouAnswer>(
    JobIdentity("lists for the person"))

  private var hasAskedForLists = false

  private func subject(_ shared: Shared) -> YouAnswer.Subject {
    YouAnswer.Subject(
      ratings: shared.you.ratings, watched: shared.you.watched, skipped: shared.you.skipped,
      wanted: shared.you.lists?.watchlist ?? [], filter: shared.filter)
  }

  mutating func jobs(_ shared: Shared) -> [Job] {
    let lists = shared.listsJob(&hasAskedForLists).map { [$0] } ?? []
    guard let library = shared.library, let model = shared.listModel else { return lists }
    let question = ModelQuestion(subject(shared), of: model, judgedBy: shared.judge)
    let job = inquiry.ask(question, unless: answer?.question) { [answer] in
      YouAnswer($0, in: library, after: answer)
    }
    return lists + (job.map { [$0] } ?? [])
  }

  mutating func take(_ done: JobDone, _ shared: inout Shared) -> [Effect]? {
    if let (_, answer) = inquiry.take(done) {
      if let answer { receive(answer, shared) }
      return []
    }
    return takeRetrained(done, &shared)
      ?? shared.takeProfile(done) ?? shared.takeImport(done) ?? shared.takeMatch(done)
      ?? shared.takeLists(done)
  }

  /// The movie that is asked about.
  func candidate(_ shared: Shared) -> MovieIndex? {
    if let movie = choice?.movie ?? chosen { return movie }
    let rated = shared.you.rated
    return answer?.suggestions.first { !rated.contains($0) && !shared.you.skipped.contains($0) }
  }

  private mutating func receive(_ answer: YouAnswer, _ shared: Shared) {
    guard answer.question.subject == subject(shared) else { return }
    let before = self.answer
    if before?.question.subject != answer.question.subject,
      before?.question.model.run == answer.question.model.run
    {
      movements = Movement.between(
        before.flatMap { $0.recommendations.isEmpty ? nil : $0.recommendations.map(\.movie) },
        answer.recommendations.map(\.movie))
    } else if before?.question.model.run != answer.question.model.run {
      movements = []
    }
    self.answer = answer
    listWindow.setCount(answer.recommendations.count)
    arrangeRetrained(shared)
  }

  private mutating func takeRetrained(_ done: JobDone, _ shared: inout Shared) -> [Effect]? {
    guard let (request, outcome) = RetrainRequest.slot.take(done) else { return nil }
    switch outcome {
    case .result(let retrained): receive(retrained, shared)
    case .failed(let reason):
      shared.note = reason
      receive(Retrained(request, failure: reason), shared)
    case .progress: break
    }
    return []
  }

  private mutating func receive(_ retrained: Retrained, _ shared: Shared) {
    guard retrained.request.number == retrainings else { return }
    self.retrained = retrained.failure == nil ? retrained : nil
    isRetraining = false
    arrangeRetrained(shared)
  }

  private mutating func arrangeRetrained(_ shared: Shared) {
    guard let library = shared.library else { return }
    retrainedList = (retrained?.recommendations ?? []).filter {
      shared.filter.admits($0.movie, in: library.data) && !shared.you.watched.contains($0.movie)
    }
    retrainedMovements = Movement.between(
      answer?.recommendations.map(\.movie), retrainedList.map(\.movie))
  }

  mutating func edit(_ shared: inout Shared, _ change: (inout Search) -> Void) {
    let before = search
    change(&search)
    guard let library = shared.library else { return }
    if before.isTyping, !search.isTyping {
      // Enter keeps the selected movie.
      if !search.text.isEmpty { ask(about: selectedFound) }
      search.end()
      found = []
    } else if search.text != before.text {
      let hits = search.text.isEmpty ? [] : Set(library.titles.filter(search.text))
      found = library.mostRated.filter(hits.contains)
      foundWindow.setCount(found.count)
      let meant = library.meant(by: search.text, among: found)
      foundWindow.select(meant.flatMap(found.firstIndex(of:)) ?? 0)
    }
  }

  /// Asks about a movie; about the one that tells most where nil.
  mutating func ask(about movie: MovieIndex?) {
    chosen = movie
    if choice?.movie != movie { choice = nil }
  }

  private var selectedFound: MovieIndex? {
    found.indices.contains(foundWindow.selection) ? found[foundWindow.selection] : nil
  }

  /// The selected rating, the latest first.
  func selectedRating(_ shared: Shared) -> MovieRating? {
    let ratings = shared.you.ratings
    let index = ratings.count - 1 - ratedWindow.selection
    return ratings.indices.contains(index) ? ratings[index] : nil
  }

  var place: Place? {
    guard focus == .list, let movie = selectedRecommendation else { return nil }
    return .movie(movie)
  }

  var selectedRecommendation: MovieIndex? {
    guard let answer, answer.recommendations.indices.contains(listWindow.selection) else {
      return nil
    }
    return answer.recommendations[listWindow.selection].movie
  }

  /// Whether there is a list of a retraining, done or under way.
  var hasRetrained: Bool { retrained != nil || isRetraining }

  mutating func fit(in body: Rect, _ shared: Shared) {
    let layout = YouLayout(body, hasRetrained: hasRetrained)
    ratedWindow.setHeight(layout.ratedList.height)
    ratedWindow.setCount(shared.you.ratings.count)
    listWindow.setHeight(layout.listRows.height)
    foundWindow.setHeight(layout.ratedRows.height)
  }

  mutating func receive(
    _ mouse: Mouse, in body: Rect, _ shared: inout Shared
  ) -> [Effect] {
    let layout = YouLayout(body, hasRetrained: hasRetrained)
    if layout.list.contains(mouse.point) {
      focus = .list
      listWindow.receive(mouse, in: layout.listRows)
    } else if layout.card.contains(mouse.point) {
      focus = .card
      if mouse.action == .press { click(mouse.point, on: layout, shared) }
    } else if layout.rated.contains(mouse.point) {
      focus = .rated
      if search.isTyping {
        foundWindow.receive(mouse, in: layout.ratedRows)
      } else {
        ratedWindow.receive(mouse, in: layout.ratedList)
      }
    }
    return []
  }

  /// The stars of a movie: those that are set, or else those that are kept.
  func stars(of movie: MovieIndex, _ steps: StarSteps, _ shared: Shared) -> Float? {
    if let choice, choice.movie == movie { return choice.stars }
    return shared.you.rating(of: movie).map(steps.rating(of:))
  }

  /// A click on a star sets as many.
  private mutating func click(_ point: Point, on layout: YouLayout, _ shared: Shared) {
    guard let library = shared.library, let movie = candidate(shared), !search.isTyping,
      let star = layout.star(at: point)
    else { return }
    let steps = StarSteps(library.data.ratings.scale)
    choice = StarChoice(
      movie: movie,
      stars: steps.rating(byClickOn: star, now: stars(of: movie, steps, shared)))
  }
}
