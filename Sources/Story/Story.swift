import Learning

/// What happens in a run, in sentences that are made from its events: each stands where it is true, and says what a person
/// would otherwise have to read off the curves.
public struct Story: Sendable {
  /// By epoch, ascending.
  public private(set) var sentences: [Sentence] = []
  public let facts: StoryFacts
  private var summary: RunSummary?
  private var end: RunEnd?

  public init(_ facts: StoryFacts = StoryFacts()) { self.facts = facts }

  /// What may become true at the end of an epoch, once each.
  private static let turns: [(kind: Sentence.Kind, sentence: @Sendable (Course) -> String?)] = [
    (.firstEpoch, \.firstEpoch), (.passesMean, \.passingOfMean),
    (.passesBaseline, \.passingOfBaseline), (.slowsDown, \.slowingDown),
    (.getsWorse, \.gettingWorse), (.learnsByHeart, \.learningByHeart),
    (.knowsItsOwn, \.gap),
    (.getsBetterAgain, \.gettingBetterAgain),
  ]

  /// Takes an event in.
  ///
  /// - Parameter history: the run's epochs, with the event.
  /// - Returns: what has become true by it.
  @discardableResult
  public mutating func hear(_ event: TrainingEvent, _ history: EpochHistory) -> [Sentence] {
    let before = sentences
    take(event, history)
    return sentences.filter { !before.contains($0) }
  }

  private mutating func take(_ event: TrainingEvent, _ history: EpochHistory) {
    switch event {
    case .started(let summary): start(summary, history)
    case .progress(let progress): goBack(before: progress.epoch)
    case .changed(let change):
      add(.change, after: change.epoch - 1, "In epoch \(change.epoch), \(change.text).")
    case .epoch(let record):
      goBack(before: record.epoch)
      hear(history.records[...], best: history.best)
    case .ended(let end):
      self.end = end
      finish(end, history.records[...], best: history.best)
    }
  }

  /// A copy that knows what averages of users and movies alone come to, as if it had known from the first epoch on.
  public func knowing(baseline: Double, _ history: EpochHistory) -> Story {
    var facts = facts
    facts.baseline = baseline
    var story = Story(facts)
    story.summary = summary
    let changes = sentences.filter { [.beginning, .change].contains($0.kind) }
    story.sentences = changes
    var best: EpochRecord?
    for (index, record) in history.records.enumerated() {
      if record.isBest { best = record }
      story.hear(history.records[...index], best: best)
    }
    if let end {
      story.end = end
      story.finish(end, history.records[...], best: history.best)
    }
    return story
  }

  private mutating func start(_ summary: RunSummary, _ history: EpochHistory) {
    self.summary = summary
    end = nil
    sentences.removeAll { $0.kind == .end }
    guard !has(.beginning) else { return }
    if let last = history.records.last {
      add(.beginning, after: last.epoch, "It goes on after epoch \(last.epoch).")
    } else if let settings = facts.settings {
      add(.beginning, after: 0, settings.learner.explanation)
    }
  }

  /// Forgets what was told of an epoch, which is told again, and of all after it.
  public mutating func goBack(before epoch: Int) {
    guard let last = sentences.last, last.epoch >= epoch else { return }
    sentences.removeAll { $0.epoch >= epoch }
  }

  private mutating func hear(_ records: ArraySlice<EpochRecord>, best: EpochRecord?) {
    for turn in Self.turns where !has(turn.kind) {
      guard
        let course = Course(facts, summary, records, best: best, warnedAfter: warnedAfter)
      else { return }
      if let text = turn.sentence(course) { add(turn.kind, after: course.last.epoch, text) }
    }
  }

  /// The last epoch of which a sentence says that what validates gets no better.
  private var warnedAfter: Int? {
    sentences.last { [.learnsByHeart, .getsWorse].contains($0.kind) }?.epoch
  }

  private mutating func finish(
    _ end: RunEnd, _ records: ArraySlice<EpochRecord>, best: EpochRecord?
  ) {
    let course = Course(facts, summary, records, best: best)
    for text in end.sentences(course) { add(.end, after: records.last?.epoch ?? 0, text) }
  }

  private func has(_ kind: Sentence.Kind) -> Bool { sentences.contains { $0.kind == kind } }

  private mutating func add(_ kind: Sentence.Kind, after epoch: Int, _ text: String) {
    let place = sentences.lastIndex { $0.epoch <= epoch }.map { $0 + 1 } ?? 0
    let named = facts.kind == .movie ? text : text.replacing("movie", with: facts.kind.singular)
    sentences.insert(Sentence(epoch: epoch, kind: kind, text: named), at: place)
  }
}

extension SettingsChange {
  /// What was set to what: `learning rate is set to 0.001`.
  fileprivate var text: String {
    values.sorted { $0.key < $1.key }.map { key, value in
      let setting = Settings.all.first { $0.key == key }
      return "\(setting?.title ?? key) is set to \(setting?.text(value) ?? value.description)"
    }.joined(separator: ", ")
  }
}
