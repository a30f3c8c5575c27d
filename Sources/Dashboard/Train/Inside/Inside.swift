import Jobs
import RatingData

/// A look inside the model that learns: a few movies, and what it finds nearest to them by now.
struct Inside: Sendable {
  /// What is shown where nothing is pinned.
  private var wellKnown: [MovieIndex] = []
  private(set) var answer: InsideAnswer?
  private var inquiry = Inquiry<ModelQuestion<InsideAnswer.Subject>, InsideAnswer>(
    JobIdentity("inside the model"))

  static let mostMovies = 3

  mutating func load(_ library: Library) { wellKnown = WellKnownMovies(library).movies }

  mutating func jobs(_ shared: Shared) -> [Job] {
    guard let library = shared.library, let model = shared.past ?? shared.model,
      model.run == shared.train.run
    else {
      // What a run before found is nothing of this one's.
      if answer?.question.model.run != shared.train.run { answer = nil }
      return []
    }
    let pinned = shared.pinnedMovies.suffix(Self.mostMovies)
    let movies =
      pinned + wellKnown.filter { !pinned.contains($0) }.prefix(Self.mostMovies - pinned.count)
    let subject = InsideAnswer.Subject(
      movies: Array(movies), filter: shared.filter,
      earlier: shared.epochModels.last(before: model))
    let job = inquiry.ask(ModelQuestion(subject, of: model), unless: answer?.question) {
      InsideAnswer($0, in: library)
    }
    return job.map { [$0] } ?? []
  }

  /// Takes lists that are here; false of what is none.
  mutating func take(_ done: JobDone) -> Bool {
    guard let (_, new) = inquiry.take(done) else { return false }
    if let new { answer = new }
    return true
  }
}
