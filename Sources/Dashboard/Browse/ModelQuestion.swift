import Jobs

/// What a screen asks about a model, answered away from the main thread.
struct ModelQuestion<Subject: JobRequest>: JobRequest {
  let subject: Subject
  let model: TrainedModel
  /// Whose predictions stand beside ratings; the model's own where nil.
  let judge: TrainedModel?

  init(_ subject: Subject, of model: TrainedModel, judgedBy judge: TrainedModel? = nil) {
    self.subject = subject
    self.model = model
    self.judge = judge
  }
}

/// A question of a screen on its way: it is asked once, and again only where something else is asked.
///
/// A newer question takes the place of one that was not begun; one that is being answered is answered, so that lists move
/// while models come faster than answers.
struct Inquiry<Question: JobRequest, Answer: Sendable>: Sendable {
  private let slot: JobSlot<Question, Never, Answer>
  private let place: JobPlace
  /// What was asked last, until its answer comes.
  private var awaited: Question?

  /// - Parameters:
  ///   - identity: the asker's own: each is answered apart from the others.
  ///   - place: a long answer is one that blinks must not wait behind.
  init(_ identity: JobIdentity, at place: JobPlace = .answer) {
    slot = JobSlot(identity)
    self.place = place
  }

  /// The job that answers a question; nil while its answer is on its way, or here.
  ///
  /// - Parameter answered: the question whose answer the screen holds. An answer that it has thrown away is asked for again.
  mutating func ask(
    _ question: Question, unless answered: Question?,
    _ answer: @escaping @Sendable (Question) -> Answer
  ) -> Job? {
    guard question != answered, question != awaited else { return nil }
    awaited = question
    return slot.job(question, at: place, replacing: .waiting) { question, _ in answer(question) }
  }

  /// What has come of the job of a question; nil of other jobs.
  mutating func take(_ done: JobDone) -> (question: Question, answer: Answer?)? {
    guard let (question, outcome) = slot.take(done) else { return nil }
    if awaited == question { awaited = nil }
    guard case .result(let answer) = outcome else { return (question, nil) }
    return (question, answer)
  }
}

/// Rows that a list in an answer has at the most.
enum ListDepth {
  static let rows = 200
}
