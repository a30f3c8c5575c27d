import Cells
import Jobs
import Models
import RatingData

/// All movies, and what is near the selected one.
struct MoviesScreen: BrowsingScreen, NeighbourShowing, Animated {
  static let title = "Movies"

  var browser = Browser<MovieSort>()
  var focus = PanelFocus.list
  /// What neighbours are compared by; the model's usual measure where nil.
  var measure: ModelMeasure?
  /// Which sample of a sampled model is compared; nil for the mean of all.
  var sample: Int?
  /// How the selected movie was rated; counted when it is selected, not at each frame.
  var histogram: RatingHistogram?
  var answer: MovieAnswer?
  /// Which movies the list shows.
  private(set) var shownFilter = MovieFilter()
  private(set) var listed: Set<MovieIndex>?
  /// How each neighbour moved against the answer before, in the answer's order.
  var movements: [Movement] = []
  /// Movies whose neighbours are watched.
  var pins = Pins(on: title)
  private(set) var sameness = SamenessByModel()
  /// What stands beside the list.
  var beside = Beside.neighbours
  private(set) var admirers: AdmirersAnswer?
  /// The rows of neighbours.
  var detail = ListWindow()

  enum Beside: Sendable {
    case neighbours
    /// Those who would love the movie.
    case admirers
    /// How alike all users' lists are.
    case sameness
  }

  /// Those who would love the selected movie, once they are found.
  var currentAdmirers: AdmirersAnswer? {
    admirers.flatMap { $0.movie == browser.selected ? $0 : nil }
  }

  /// The answer, if it is about the selected movie.
  var current: MovieAnswer? { answer.flatMap { $0.movie == browser.selected ? $0 : nil } }

  private var neighboursInquiry = Inquiry<MovieAnswer.Question, MovieAnswer>(
    JobIdentity("neighbours on Movies"))
  private var admirersInquiry = Inquiry<ModelQuestion<MovieIndex>, AdmirersAnswer>(
    JobIdentity("who would love a movie"))
  private var samenessInquiry = Inquiry<ModelQuestion<SamenessAnswer.Subject>, SamenessAnswer>(
    JobIdentity("sameness"), at: .longAnswer)

  private var likenessInquiry = Inquiry<MadeLikeness, NeighbourFigures>(
    JobIdentity("figures of likeness"), at: .longAnswer)
  /// The likeness whose figures are here.
  private var judgedLikeness: MadeLikeness?

  private func subject(_ shared: Shared) -> MovieAnswer.Subject? {
    browser.selected.map {
      MovieAnswer.Subject(movie: $0, measure: measure, filter: shared.filter, sample: sample)
    }
  }

  private func question(_ shared: Shared) -> MovieAnswer.Question? {
    guard let subject = subject(shared), let source = shared.neighbourSource else { return nil }
    return MovieAnswer.Question(subject: subject, source: source)
  }

  mutating func load(_ library: Library) {
    browser.load(library, by: library.hasRatings ? nil : .title)
  }

  mutating func jobs(_ shared: Shared) -> [Job] {
    guard let library = shared.library else { return [] }
    let pinned = pins.jobs(shared, in: library, measure: measure)
    let own = question(shared).flatMap {
      neighboursInquiry.ask($0, unless: answer?.question) { MovieAnswer($0, in: library) }
    }
    let asked = pinned + [own, likenessJob(shared, in: library)].compactMap(\.self)
    guard let model = shared.listModel else { return asked }
    let lovers = (beside == .admirers ? browser.selected : nil).flatMap {
      admirersInquiry.ask(ModelQuestion($0, of: model), unless: admirers?.question) {
        AdmirersAnswer($0, in: library)
      }
    }
    return asked + [lovers, samenessJob(model, shared, in: library)].compactMap(\.self)
  }

  /// Judges likeness beside the models, once it is whole.
  private mutating func likenessJob(_ shared: Shared, in library: Library) -> Job? {
    guard beside == .sameness, let made = shared.likeness.made, made.isFinished else { return nil }
    return likenessInquiry.ask(made, unless: judgedLikeness) {
      NeighbourFigures($0.likeness, in: library)
    }
  }

  private mutating func samenessJob(
    _ model: TrainedModel, _ shared: Shared, in library: Library
  ) -> Job? {
    let isShown = beside == .sameness || shared.layout.map { hasSameness(in: $0.body) } ?? false
    guard isShown else { return nil }
    return samenessInquiry.ask(
      ModelQuestion(SamenessAnswer.Subject(filter: shared.filter), of: model),
      unless: sameness.answer?.question
    ) { SamenessAnswer($0, in: library) }
  }

  mutating func take(_ done: JobDone, _ shared: inout Shared) -> [Effect]? {
    if pins.take(done) { return [] }
    if let (_, answer) = neighboursInquiry.take(done) {
      if let answer { receive(answer, shared) }
    } else if let (_, answer) = admirersInquiry.take(done) {
      admirers = answer ?? admirers
      if beside == .admirers { detail.setCount(rowCount) }
    } else if let (_, answer) = samenessInquiry.take(done) {
      if let answer { sameness.receive(answer, shared) }
      if beside == .sameness { detail.setCount(rowCount) }
    } else if let (made, figures) = likenessInquiry.take(done) {
      judgedLikeness = made
      if let figures { sameness.receive(figures) }
    } else {
      return nil
    }
    return []
  }

  private mutating func receive(_ answer: MovieAnswer, _ shared: Shared) {
    guard answer.question.subject == subject(shared) else { return }
    let before = self.answer.flatMap { $0.question.subject == answer.question.subject ? $0 : nil }
    let source = answer.question.source
    if before?.question.source != source {
      // At rest likeness stands still: arrows would tell of how it was made.
      let comparable = before.flatMap {
        !source.isAtRest && $0.question.source.isContinued(by: source) ? $0 : nil
      }
      movements = Movement.between(
        comparable?.movies, answer.movies)
    }
    if before == nil { detail.select(0) }
    self.answer = answer
    if beside == .neighbours { detail.setCount(rowCount) }
  }

  var place: Place? { browser.selected.map { .movie($0) } }
  var isMoving: Bool { pins.isMoving }

  mutating func advance(by seconds: Double) { pins.advance(by: seconds) }

  mutating func visit(_ place: Place) -> Bool {
    guard case .movie(let movie) = place else { return false }
    browser.visit(movie)
    return true
  }

  mutating func openDetail(_ shared: inout Shared) {
    guard detail.selection < rowCount else { return }
    switch beside {
    case .neighbours:
      guard let answer = current else { return }
      shared.navigation = .visit(.movie(answer.movies[detail.selection]))
    case .admirers:
      guard let answer = currentAdmirers else { return }
      shared.navigation = .visit(.user(answer.admirers[detail.selection].user))
    case .sameness:
      guard let sameness = sameness.answer?.sameness else { return }
      shared.navigation = .visit(.movie(sameness.mostRecommended[detail.selection].movie))
    }
  }

  /// Rows of what stands beside the list.
  var rowCount: Int {
    switch beside {
    case .neighbours: current?.movies.count ?? 0
    case .admirers: currentAdmirers?.admirers.count ?? 0
    case .sameness: sameness.answer?.sameness.mostRecommended.count ?? 0
    }
  }

  mutating func step(_ step: Int) { focus = step < 0 ? .list : .detail }

  /// Neighbours are the nearest first; it is the list that is sorted, wherever the keys go.
  mutating func sortDetail(_ change: SortChange, _ shared: Shared) {
    guard let library = shared.library else { return }
    switch change {
    case .next: browser.nextSort(in: library)
    case .reverse: browser.reverseSort(in: library)
    }
  }

  mutating func receiveOnDetail(
    _ mouse: Mouse, _ layout: BrowserLayout, wasFocused: Bool, _ shared: inout Shared
  ) {
    let before = detail.selection
    detail.receive(mouse, in: layout.detailRows)
    let isSecondClick =
      mouse.action == .press && wasFocused && before == detail.selection
      && layout.detailRows.contains(mouse.point)
    if isSecondClick { openDetail(&shared) }
  }

  mutating func fit(in body: Rect, _ shared: Shared) {
    let layout = layout(in: body, shared)
    browser.window.setHeight(layout.listRows.height)
    detail.setHeight(layout.detailRows.height)
    if let library = shared.library, shared.listFilter != shownFilter || shared.listed != listed {
      shownFilter = shared.listFilter
      listed = shared.listed
      browser.restrict(
        to: shownFilter.condition(in: library.data, among: listed), in: library)
    }
    guard let library = shared.library, let movie = browser.selected else {
      histogram = nil
      return
    }
    if histogram?.movie != movie { histogram = RatingHistogram(library.ratingCounts, movie) }
  }
}
