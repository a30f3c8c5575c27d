import Jobs
import RatingData

extension Query {
  /// A newer question of an asker takes the place of one that was not begun; one that is being answered is answered, so
  /// that lists move while models come faster than answers.
  static func slot(of asker: Asker) -> JobSlot<Query, Never, Answer> {
    JobSlot(JobIdentity("answer to \(asker)"))
  }

  func job(in library: Library) -> Job {
    Self.slot(of: asker).job(
      self, at: asker.isSlow ? .longAnswer : .answer, replacing: .waiting
    ) { query, _ in query.answer(in: library) }
  }
}

extension RaterSearch {
  /// Takes the users who rated what was typed.
  static let slot = JobSlot<RaterSearch, Never, Set<UserIndex>>(JobIdentity("raters"))

  func job(in library: Library) -> Job {
    Self.slot.job(self, at: .answer, replacing: .waiting) { search, _ in
      search.raters(in: library.data)
    }
  }
}

extension State {
  mutating func takeAnswer(_ done: JobDone) -> [Effect]? {
    guard let query = done.job.request as? Query,
      let (_, outcome) = Query.slot(of: query.asker).take(done)
    else { return nil }
    // Nobody waits any more for the answer to what an asker asked last, once it has come.
    if awaited[query.asker] == query { awaited[query.asker] = nil }
    guard case .result(let answer) = outcome else { return [] }
    for index in screens.indices { screens[index].receive(answer, shared) }
    return []
  }

  mutating func takeRaters(_ done: JobDone) -> [Effect]? {
    guard let (search, outcome) = RaterSearch.slot.take(done) else { return nil }
    if soughtRaters == search { soughtRaters = nil }
    guard case .result(let raters) = outcome else { return [] }
    for index in screens.indices { screens[index].receive(raters, of: search, shared) }
    return []
  }
}
