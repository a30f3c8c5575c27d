import Cells
import Jobs
import Models
import Profiles
import RatingData

/// The person before the screen: movies to rate, what they rated, and what each rating makes of the list beside.
struct YouScreen: Screen, Searchable, Visiting, Filterable, ListShowing, EpochShowing {
  static let title = "You"

  /// What is looked for, in place of the movie that is asked about.
  private(set) var search = Search()
  private(set) var found: [MovieIndex] = []
  var foundWindow = ListWindow()
  /// A movie that was searched for or gone back to, and is asked about now.
  private(set) var chosen: MovieIndex?
  private(set) var focus = PanelFocus.list
  var ratedWindow = ListWindow()
  var listWindow = ListWindow()
  private(set) var answer: YouAnswer?
  /// How each recommendation moved against the list before the last change.
  private(set) var movements: [Movement] = []
  private(set) var retrained: Retrained?
  private(set) var isRetraining = false
  /// What of the retrained list passes the filter, and how it moved against the one that is folded in.
  private(set) var retrainedList: [Recommendation] = []
  private(set) var retrainedMovements: [Movement] = []
  private var retrainings = 0

  private var inquiry = Inquiry<ModelQuestion<YouAnswer.Subject>, YouAnswer>(
    JobIdentity("lists for the person"))

  var isTyping: Bool { search.isTyping }

  private func subject(_ shared: Shared) -> YouAnswer.Subject {
    YouAnswer.Subject(
      ratings: shared.you.ratings, skipped: shared.you.skipped, filter: shared.filter)
  }

  mutating func jobs(_ shared: Shared) -> [Job] {
    guard let library = shared.library, let model = shared.listModel else { return [] }
    let question = ModelQuestion(subject(shared), of: model, judgedBy: shared.judge)
    let job = inquiry.ask(question, unless: answer?.question) { YouAnswer($0, in: library) }
    return job.map { [$0] } ?? []
  }

  mutating func take(_ done: JobDone, _ shared: inout Shared) -> [Effect]? {
    if let (_, answer) = inquiry.take(done) {
      if let answer { receive(answer, shared) }
      return []
    }
    return takeRetrained(done, &shared)
      ?? shared.takeProfile(done) ?? shared.takeImport(done) ?? shared.takeMatch(done)
  }

  /// The movie that is asked about.
  func candidate(_ shared: Shared) -> MovieIndex? {
    if let chosen { return chosen }
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
      shared.filter.admits($0.movie, in: library.data)
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
      chosen = search.text.isEmpty ? chosen : selectedFound
      search = Search()
      found = []
    } else if search.text != before.text {
      let hits = search.text.isEmpty ? [] : Set(library.titles.filter(search.text))
      found = library.mostRated.filter(hits.contains)
      foundWindow.setCount(found.count)
      foundWindow.select(0)
    }
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
    guard focus == .detail, let movie = selectedRecommendation else { return nil }
    return .movie(movie)
  }

  private var selectedRecommendation: MovieIndex? {
    guard let answer, answer.recommendations.indices.contains(listWindow.selection) else {
      return nil
    }
    return answer.recommendations[listWindow.selection].movie
  }

  /// Whether there is a list of a retraining, done or under way.
  var hasRetrained: Bool { retrained != nil || isRetraining }

  mutating func fit(in body: Rect, _ shared: Shared) {
    let layout = YouLayout(body, hasRetrained: hasRetrained)
    ratedWindow.setHeight(layout.ratedRows.height)
    ratedWindow.setCount(shared.you.ratings.count)
    listWindow.setHeight(layout.listRows.height)
    foundWindow.setHeight(layout.ratedRows.height)
  }

  mutating func receive(
    _ mouse: Mouse, in body: Rect, _ shared: inout Shared
  ) -> [Effect] {
    let layout = YouLayout(body, hasRetrained: hasRetrained)
    if layout.list.contains(mouse.point) {
      focus = .detail
      listWindow.receive(mouse, in: layout.listRows)
    } else if layout.rated.contains(mouse.point) {
      focus = .list
      if search.isTyping {
        foundWindow.receive(mouse, in: layout.ratedRows)
      } else {
        ratedWindow.receive(mouse, in: layout.ratedRows)
      }
    }
    return []
  }
}

/// What keys do.
extension YouScreen {
  static let bindings: [Binding<Self>] =
    [
      Binding(
        "rate-1", [.character("1")], "1–9", .list, "rate: a star, then half stars up to five",
        label: "rate", action: { $0.rate(1, &$1) }),
      Binding(
        "skip", [.character(" ")], "space", .list, "not seen: show another",
        label: "not seen"
      ) { $0.skip(&$1) },
      Binding("search", [.character("/")], "/", .list, "rate a movie by its title", label: "search")
      { screen, _ in
        screen.search.isTyping = true
        return []
      },
      Binding(
        "remove-rating", [.character("d"), .delete], "d", .list, "take the selected rating away",
        label: { _, shared in shared.you.ratings.isEmpty ? nil : "remove" },
        action: { $0.remove(&$1) }),
      Binding(
        "undo", [.character("u")], "u", .list, "undo", label: "undo",
        action: { $0.undo(&$1) }),
      Binding(
        "retrain", [.character("r")], "r", .training, "train anew with you among the users",
        label: { _, shared in
          shared.you.ratings.isEmpty || !shared.train.capabilities.can(.trainBeside)
            ? nil : "retrain"
        },
        action: { $0.retrain(&$1) }
      ).needing(.trainBeside),
      Binding("open", [.enter], "enter", .list, "the movie of the row") { $0.open(&$1) },
      Binding(
        "import", [.character("I")], "I", .list, "import ratings from a file",
        label: { _, shared in shared.you.ratings.isEmpty ? "import" : nil },
        action: { _, shared in
          if shared.library != nil { shared.sheets.open(ImportEntry()) }
          return []
        }
      ).opening(ImportEntry.self),
      .nextModel,
    ] + Binding<Self>.filters
    + (2...9).map { digit in
      Binding(
        "rate-\(digit)", [.character(Character(String(digit)))], "\(digit)", .list, "",
        action: { $0.rate(digit, &$1) })
    }
    + Binding<Self>.moves { screen, move, _ in screen.move(move) } + [
      Binding("left", [.left, .character("h")], "← → h l", .list, "your ratings; the list") {
        screen, _ in
        screen.focus = .list
        return []
      },
      Binding("right", [.right, .character("l")], "→ l", .list, "") { screen, _ in
        screen.focus = .detail
        return []
      },
    ]

  private mutating func move(_ move: Move) {
    switch focus {
    case _ where search.isTyping: foundWindow.apply(move)
    case .list: ratedWindow.apply(move)
    case .detail: listWindow.apply(move)
    }
  }

  /// 1 is a star, and every key above half a star more.
  private static func stars(_ digit: Int) -> Float { 0.5 + Float(digit) / 2 }

  private mutating func rate(_ digit: Int, _ shared: inout Shared) -> [Effect] {
    guard let library = shared.library, let movie = candidate(shared) else { return [] }
    let change = shared.you.rate(movie, Self.stars(digit), in: library)
    chosen = nil
    ratedWindow.select(0)
    // Digits lead to screens elsewhere: who meant that takes it back.
    shared.note =
      "\(library.name(of: movie)): \(library.values.opinion(shared.you.rating(of: movie) ?? 0)) – \(shared.key("undo")) takes it back, \(shared.key("next-screen")) goes to the next screen"
    return shared.keep(change)
  }

  private mutating func skip(_ shared: inout Shared) -> [Effect] {
    if let movie = candidate(shared) { shared.you.skip(movie) }
    chosen = nil
    return []
  }

  private mutating func remove(_ shared: inout Shared) -> [Effect] {
    guard let library = shared.library, let rating = selectedRating(shared) else { return [] }
    let change = shared.you.remove(rating.movie, in: library)
    shared.note =
      "\(library.data.catalogue[rating.movie].title) is no longer rated: \(shared.key("undo")) takes it back"
    return shared.keep(change)
  }

  private mutating func undo(_ shared: inout Shared) -> [Effect] {
    guard let library = shared.library, let change = shared.you.undo(library) else {
      shared.note = "nothing to undo"
      return []
    }
    return shared.keep(change)
  }

  private mutating func retrain(_ shared: inout Shared) -> [Effect] {
    guard !shared.you.ratings.isEmpty, let model = shared.listModel, let library = shared.library,
      var settings = model.settings
    else { return [] }
    settings.validation = 0
    retrainings += 1
    isRetraining = true
    let request = RetrainRequest(
      number: retrainings, settings: settings, ratings: shared.you.ratings)
    return [.run(request.job(on: library.data.ratings))]
  }

  private mutating func open(_ shared: inout Shared) -> [Effect] {
    let movie = focus == .detail ? selectedRecommendation : selectedRating(shared)?.movie
    if let movie { shared.navigation = .visit(.movie(movie)) }
    return []
  }
}
