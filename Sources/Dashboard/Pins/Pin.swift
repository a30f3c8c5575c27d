import Models
import RatingData

/// A movie or a user whose list is watched while the run learns: how it changes from epoch to epoch.
struct Pin: Sendable {
  /// What a whole epoch made of the list.
  struct Point: Sendable, Equatable {
    let epoch: Int
    /// How alike it is to that of the epoch before; nil of the first that was seen.
    let overlap: Double?
    let error: Double?
  }

  let place: Place
  /// The list that shows: its order changes no more often than a person can read.
  private(set) var list: PinnedList?
  /// How its rows moved against the list that showed before.
  private(set) var movements: [Movement] = []
  private var pace = ListPace<PinnedList>()
  /// By epoch, ascending.
  private(set) var points: [Point] = []
  /// The list of the last whole epoch.
  private var whole: (run: RunID, epoch: Int, movies: [MovieIndex])?
  /// The pinned list in the run before, to compare with.
  private(set) var previous: Previous?

  struct Previous: Sendable {
    let list: PinnedList
    /// How it moved against the list of this run, and how alike the two are.
    fileprivate(set) var movements: [Movement] = []
    fileprivate(set) var overlap = 0.0
  }

  /// Rows that an overlap looks at; beyond them a rank weighs next to nothing.
  private static let depth = 50

  init(_ place: Place) { self.place = place }

  /// The movie that is pinned; nil of a user.
  var movie: MovieIndex? { if case .movie(let movie) = place { movie } else { nil } }

  /// The newest list, whether it shows yet or not.
  var newest: PinnedList? { pace.waiting ?? list }

  var isMoving: Bool { pace.isMoving }

  mutating func advance(by seconds: Double) {
    if let list = pace.advance(by: seconds) { show(list) }
  }

  /// How alike each epoch's list was to that of the one before.
  var overlaps: [(epoch: Int, overlap: Double)] {
    points.compactMap { point in point.overlap.map { (point.epoch, $0) } }
  }

  mutating func receive(_ list: PinnedList) {
    let movies = list.movies
    let model = list.question.model
    if let before = newest, before.question.model.run != model.run {
      previous = Previous(list: before)
      points = []
      whole = nil
    }
    if isComparable(list), self.list?.movies == movies {
      // Only its figures are new.
      pace.settle()
      self.list = list
    } else if !isComparable(list) {
      pace = ListPace()
      _ = pace.take(list)
      show(list)
    } else if let list = pace.take(list) {
      show(list)
    }
    guard model.snapshot.isWhole else { return }
    let epoch = model.snapshot.epoch
    if epoch > points.last?.epoch ?? 0 {
      points.append(
        Point(epoch: epoch, overlap: overlap(with: movies, of: model), error: list.error))
    }
    if epoch >= whole?.epoch ?? 0 { whole = (model.run, epoch, movies) }
  }

  /// Whether a list is about what the one that shows is about.
  private func isComparable(_ list: PinnedList) -> Bool {
    self.list?.question.model.run == list.question.model.run
      && self.list?.question.subject == list.question.subject
  }

  private mutating func show(_ list: PinnedList) {
    let movies = list.movies
    movements = Movement.between(isComparable(list) ? self.list?.movies : nil, movies)
    self.list = list
    if let earlier = previous?.list.movies {
      previous?.movements = Movement.between(movies, earlier)
      previous?.overlap = RankBiasedOverlap.of(earlier, movies)
    }
  }

  /// How alike a list is to that of the last whole epoch; nil where there is none of the run.
  private func overlap(with movies: [MovieIndex], of model: TrainedModel) -> Double? {
    guard let whole, whole.run == model.run else { return nil }
    return RankBiasedOverlap.of(
      Array(whole.movies.prefix(Self.depth)), Array(movies.prefix(Self.depth)))
  }
}
