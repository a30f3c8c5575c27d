import Jobs
import Learning
import Profiles
import RatingData
import Text

/// Hears what happens, and makes sentences of it.
extension LinearDashboard {
  mutating func hear(_ event: LinearEvent) {
    switch event {
    case .message(let message): hear(message)
    case .line(let line):
      promptStands = false
      lines.append(line)
    case .longLine:
      promptStands = false
      write(["That line is longer than any command."])
    case .endOfInput: inputHasEnded = true
    case .interruption(let status): end(status)
    case .time: break
    }
  }

  private mutating func hear(_ message: Message) {
    if case .done(let done) = message {
      if take(done) { return }
      heardOf.insert(done.job.identity)
    }
    if case .training(.browse, .ended) = message { hasListModel = true }
    let before = shared.library == nil
    let baseline = RunSentences(shared).baseline
    shared.note = nil
    perform(update(&state, message))
    if before, shared.library != nil { sayLibrary() }
    tell(message)
    // It may be known long before the end, or come after it.
    if baseline == nil, let sentence = RunSentences(shared).baseline { pace.announce(sentence) }
  }

  /// Makes a sentence of what has happened, where it is worth one.
  private mutating func tell(_ message: Message) {
    let sentences = RunSentences(shared)
    switch message {
    case .loading(let progress, _):
      pace.offer("Reading \(progress.file): \(progress.ratings.grouped) ratings so far.")
    case .watch, .watchLogs, .open, .cluster: open(sentences.opening(nil))
    case .logs(let logs):
      tellNote()
      tell(LogSentences(logs))
    case .training(let run, let event) where run == shared.train.run: tell(event, sentences)
    case .status(let run, let text) where run == shared.train.run:
      pace.offer(RunSentences.sentence(text))
    case .notice, .done: tellNote()
    default: break
    }
  }

  private mutating func tell(_ event: TrainingEvent, _ sentences: RunSentences) {
    switch event {
    case .epoch(let record):
      pace.offer(([sentences.epoch(record)] + turns(at: record.epoch)).joined(separator: " "))
    case .ended(let end):
      pace.announce(sentences.end(end))
      if input == .none { inputHasEnded = true }
    case .started, .progress, .changed: break
    }
  }

  /// What logs came to, where that is another sentence than before.
  private mutating func tell(_ sentences: LogSentences) {
    guard let news = sentences.news, news != toldOfLogs else { return }
    if toldOfLogs == nil, let opening = sentences.opening { pace.announce(opening) }
    toldOfLogs = news
    pace.offer(news)
  }

  /// What became true at the end of an epoch, apart from what every epoch comes to.
  private func turns(at epoch: Int) -> [String] {
    shared.train.story.sentences.filter { sentence in
      sentence.epoch == epoch && ![.beginning, .firstEpoch, .change, .end].contains(sentence.kind)
    }.map(\.text)
  }

  /// What the dashboard writes above its footer: an answer to a command, or news.
  private mutating func tellNote() {
    guard let said = shared.note.map(RunSentences.sentence) else { return }
    if pending.isEmpty { pace.announce(said) } else { note = said }
  }

  /// Warnings of the data that are said; the others are counted.
  private static let warnings = 3

  /// Says the first line, at once.
  private mutating func open(_ sentence: String) {
    isOpen = true
    write([sentence])
    pace.answered(at: now)
  }

  private mutating func sayLibrary() {
    guard let library else { return }
    let sentences = RunSentences(shared)
    if isOpen { pace.announce(sentences.catalogue) } else { open(sentences.opening(epochsDone)) }
    let warnings = library.data.warnings
    write(warnings.prefix(Self.warnings).map { "Warning: \(RunSentences.sentence($0))" })
    if warnings.count > Self.warnings {
      write(["There are \(warnings.count - Self.warnings) more warnings of the ratings."])
    }
  }

  /// What came of the profile's or the lists' file is known.
  func hasHeard(of identity: JobIdentity) -> Bool { heardOf.contains(identity) }

  /// What the dashboard had to say of what was asked for, once.
  mutating func takeNote() -> String? {
    defer { note = nil }
    return note
  }
}
