import Cells
import Files
import Jobs
import Likeness
import RatingData

/// How far the likeness of the data's movies is: made step by step, each a job of its own, once a list is asked for.
struct LikenessProgress: Sendable {
  /// A step: what it goes on from.
  struct Step: Equatable, Sendable {
    /// Views that are there before; nil at the beginning.
    let views: [LikenessView]?
  }

  /// Its progress is the part of the step that is done.
  static let slot = JobSlot<Step, Double, MadeLikeness>(JobIdentity("likeness"))
  private static let keeping = JobSlot<LikenessFingerprint, Never, Bool>(
    JobIdentity("keep the likeness"))

  /// Where it is kept; nil where it is not.
  var store: LikenessStore?
  /// As far as it is made; nil before the first step.
  private(set) var made: MadeLikeness?
  /// The part of the step under way that is done, 0 ... 1.
  private(set) var part = 0.0
  private var awaited: Step?
  private var isWanted = false
  private var isKept = false
  private(set) var hasFailed = false

  /// Whether the views that come fast are still being made: what takes long waits for them.
  var isBeginning: Bool {
    isWanted && !hasFailed
      && !(made.map { $0.isFinished || $0.likeness.views.contains(.ease) } ?? false)
  }

  /// What stands where a list is to be: what is being compared.
  fileprivate func waiting(for kind: ItemKind) -> String {
    guard let next = made?.next, !next.isEmpty else { return "…" }
    let views = next.map(\.title).joined(separator: " and ")
    return "comparing \(kind.plural) by \(views): \((part * 100).fixed(0)) %"
  }

  /// A list is looked at that needs it.
  mutating func want() { isWanted = true }

  /// The job of the next step; nil where it is on its way, or nothing is left to do.
  mutating func job(_ library: Library) -> Job? {
    guard isWanted, !hasFailed else { return nil }
    if let made, made.isFinished { return keep(made.likeness) }
    let step = Step(views: made?.likeness.views)
    guard step != awaited else { return nil }
    awaited = step
    part = 0
    return Self.slot.job(step, at: .longAnswer, threads: .all, replacing: .none) {
      [made, store, data = library.data] _, context in
      guard var builder = made?.builder else { return Self.begun(data, store) }
      let isDone = builder.advance(with: context.workers) { part in
        context.report(part)
        return context.proceed()
      }
      guard isDone else { throw CancellationError() }
      return MadeLikeness(builder)
    }
  }

  /// What was kept, or what makes it.
  private static func begun(_ data: DataSet, _ store: LikenessStore?) -> MadeLikeness {
    let movies = data.catalogue.movies
    let kept = store?.likeness(of: LikenessFingerprint(data.ratings, movies: movies))
    if let kept, kept.isFinished { return MadeLikeness(finished: kept) }
    return MadeLikeness(LikenessBuilder(data.ratings, movies: movies, continuing: kept))
  }

  private mutating func keep(_ likeness: Likeness) -> Job? {
    guard !isKept, let store else { return nil }
    isKept = true
    return Self.keeping.job(likeness.fingerprint, at: .disk) { _, _ in
      try store.keep(likeness)
      return true
    }
  }

  /// Takes what came of a step, or of keeping it; a sentence for the log where that failed. nil of other jobs.
  mutating func take(_ done: JobDone) -> String?? {
    if let (_, outcome) = Self.keeping.take(done) {
      if case .failed(let reason) = outcome { return .some(reason) }
      return .some(nil)
    }
    guard let (step, outcome) = Self.slot.take(done) else { return nil }
    switch outcome {
    case .progress(let part): self.part = part
    case .result(let made):
      self.made = made
      // What is whole at the beginning was kept.
      isKept = step.views == nil && made.isFinished
    case .failed(let reason):
      hasFailed = true
      return .some("likeness: \(reason)")
    }
    return .some(nil)
  }
}

extension Shared {
  /// What stands where a list by likeness is to be.
  var waitingForLikeness: String { likeness.waiting(for: kind) }

  mutating func takeLikeness(_ done: JobDone) -> [Effect]? {
    guard let said = likeness.take(done) else { return nil }
    if let said { log.append(said) }
    return []
  }
}
