import Jobs
import RatingData

/// A look inside the model that learns: a few movies, and what it finds nearest to them by now.
struct Inside: Sendable {
  /// What is shown where nothing is pinned.
  private var wellKnown: [MovieIndex] = []
  private(set) var answer: InsideAnswer?
  /// How the rows of each list moved since the epoch before.
  private(set) var movements: [[Movement]] = []
  /// The lists of the epoch before the one that is shown.
  private var earlier: InsideAnswer?
  private var inquiry = Inquiry<ModelQuestion<InsideAnswer.Subject>, InsideAnswer>(
    JobIdentity("inside the model"))

  static let mostMovies = 3

  mutating func load(_ library: Library) { wellKnown = WellKnownMovies(library).movies }

  mutating func jobs(_ shared: Shared) -> [Job] {
    guard let library = shared.library, let model = shared.past ?? shared.model else { return [] }
    let pinned = shared.pinnedMovies.suffix(Self.mostMovies)
    let movies =
      pinned + wellKnown.filter { !pinned.contains($0) }.prefix(Self.mostMovies - pinned.count)
    let subject = InsideAnswer.Subject(movies: Array(movies), filter: shared.filter)
    let job = inquiry.ask(ModelQuestion(subject, of: model), unless: answer?.question) {
      InsideAnswer($0, in: library)
    }
    return job.map { [$0] } ?? []
  }

  /// Takes lists that are here; false of what is none.
  mutating func take(_ done: JobDone) -> Bool {
    guard let (_, new) = inquiry.take(done) else { return false }
    if let new { receive(new) }
    return true
  }

  /// Lists are compared with those at the end of the epoch before, however many models an epoch shows on its way.
  private mutating func receive(_ new: InsideAnswer) {
    let model = new.question.model
    if let shown = answer {
      let isSame =
        shown.question.model.run == model.run && shown.question.subject == new.question.subject
      if !isSame {
        earlier = nil
      } else if shown.question.model.snapshot.epoch != model.snapshot.epoch {
        earlier = shown
      }
    }
    answer = new
    movements = new.lists.enumerated().map { index, list in
      Movement.between(earlier?.lists[index].nearest, list.nearest)
    }
  }
}
