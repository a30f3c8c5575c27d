import Models
import RatingData

/// A movie whose neighbours are watched while the run learns: how its list changes from epoch to epoch.
struct Pin: Sendable {
  /// How alike a list is to that of the epoch before.
  struct Point: Sendable, Equatable {
    let epoch: Int
    let overlap: Double
  }

  let movie: MovieIndex
  private(set) var answer: MovieAnswer?
  private(set) var movements: [Movement] = []
  /// By epoch, ascending; of whole epochs.
  private(set) var overlaps: [Point] = []
  /// The list of the last whole epoch.
  private var whole: (run: RunID, epoch: Int, rows: [MovieIndex])?
  /// The same movie's list in the run before, to compare with.
  private(set) var previous: Previous?

  struct Previous: Sendable {
    let answer: MovieAnswer
    /// How it moved against the list of this run, and how alike the two are.
    fileprivate(set) var movements: [Movement] = []
    fileprivate(set) var overlap = 0.0
  }

  /// Rows that an overlap looks at; beyond them a rank weighs next to nothing.
  private static let depth = 50

  init(_ movie: MovieIndex) { self.movie = movie }

  mutating func receive(_ answer: MovieAnswer) {
    let rows = answer.neighbours.map(\.index)
    let model = answer.query.model
    if let before = self.answer, before.query.model.run != model.run {
      previous = Previous(answer: before)
      overlaps = []
      whole = nil
    }
    movements = Movement.between(
      self.answer?.query.model.run == model.run
        && self.answer?.query.subject == answer.query.subject
        ? self.answer?.neighbours.map(\.index) : nil, rows)
    self.answer = answer
    if let earlier = previous?.answer.neighbours.map(\.index) {
      previous?.movements = Movement.between(rows, earlier)
      previous?.overlap = RankBiasedOverlap.of(earlier, rows)
    }
    guard model.snapshot.isWhole else { return }
    let epoch = model.snapshot.epoch
    if let whole, whole.run == model.run, epoch > whole.epoch, epoch > overlaps.last?.epoch ?? 0 {
      overlaps.append(
        Point(
          epoch: epoch,
          overlap: RankBiasedOverlap.of(
            Array(whole.rows.prefix(Self.depth)), Array(rows.prefix(Self.depth)))))
    }
    if epoch >= whole?.epoch ?? 0 { whole = (model.run, epoch, rows) }
  }
}
