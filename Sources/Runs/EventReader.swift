import FoundationEssentials
import Learning

/// Reads event lines as they come, in pieces of any size: half a line waits for its other half.
///
/// What a writer leaves out is filled in: the start, which epoch is the best, what part of an epoch is done. Which is the
/// best is said of the epochs that stand: a writer may go back, and tell some again.
public struct EventReader {
  /// Bytes of a line that has not ended.
  private var rest: [UInt8] = []
  /// The number of the line that is read, from 1.
  private var line = 1
  private var hasStarted = false
  private var batches: Int?
  private var history = EpochHistory()
  /// Whether the writer went back: what it then calls the best may be among what it took back.
  private var hasGoneBack = false

  /// What `loss` and `val_loss` are, as the start says.
  private var metric = Metric.loss
  private var told = ToldMetrics()
  /// What the rows of vectors are called, as the start says.
  private var rows = LoggedRows()

  /// A line longer than this is none of ours; it must not fill the memory.
  private static let longestLine = 1 << 20

  public init() {}

  /// Reports the events of the lines that end in these bytes, in order.
  ///
  /// - Parameter vectors: told where the vectors of an epoch are.
  /// - Throws: for the first line that is not an event.
  public mutating func read(
    _ bytes: some Sequence<UInt8>, report: (TrainingEvent) -> Void,
    vectors: (LoggedVectors) -> Void = { _ in }
  ) throws(EventLineError) {
    for byte in bytes {
      guard byte == UInt8(ascii: "\n") else {
        rest.append(byte)
        guard rest.count <= Self.longestLine else {
          throw EventLineError(line: line, problem: "is longer than a megabyte")
        }
        continue
      }
      try takeLine(report, vectors)
      line += 1
    }
  }

  /// Reports a last line that has no line end.
  ///
  /// - Throws: where it is not an event.
  public mutating func readLastLine(
    report: (TrainingEvent) -> Void, vectors: (LoggedVectors) -> Void = { _ in }
  ) throws(EventLineError) { try takeLine(report, vectors) }

  /// As `readLastLine`, of a file whose writer may be in the middle of its last line: what is not yet a
  /// whole JSON object is left for later.
  public mutating func readLastLineIfWhole(
    report: (TrainingEvent) -> Void, vectors: (LoggedVectors) -> Void = { _ in }
  ) throws(EventLineError) {
    do {
      _ = try EventLine(rest)
    } catch DecodingError.dataCorrupted {
      return
    } catch {
      // An object it is; what is wrong with it is said below.
    }
    try takeLine(report, vectors)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  private mutating func takeLine(
    _ report: (TrainingEvent) -> Void, _ vectors: (LoggedVectors) -> Void
  ) throws(EventLineError) {
    defer { rest.removeAll(keepingCapacity: true) }
    guard !rest.allSatisfy(Self.isBlank) else { return }
    let event: TrainingEvent?
    do {
      let line = try EventLine(rest)
      if case .factors(let factors) = line { vectors(self.vectors(factors)) }
      event = try self.event(line)
    } catch {
      throw EventLineError(line: line, problem: Self.message(of: error))
    }
    guard let event else { return }
    // A writer that says nothing of its plan has started all the same.
    if !hasStarted, !event.isStart { report(.started(.unknown)) }
    hasStarted = true
    report(event)
  }

  private mutating func event(_ line: EventLine) throws -> TrainingEvent? {
    switch line {
    case .start(let start): .started(try summary(start))
    case .progress(let progress): .progress(self.progress(progress))
    case .epoch(let epoch): .epoch(record(epoch))
    case .change(let change):
      .changed(
        SettingsChange(
          epoch: change.epoch.value, step: change.batch?.value ?? 0,
          done: part(of: change.batch?.value ?? 0), values: change.settings))
    case .end(let end):
      .ended(
        RunEnd(
          reason: end.runReason, bestEpoch: history.best?.epoch ?? end.bestEpoch?.value,
          bestValidated: history.best.map(\.validated) ?? end.bestValLoss,
          seconds: Self.amount(end.seconds), metric: metric))
    case .factors, .other: nil
    }
  }

  private func vectors(_ line: EventLine.Factors) -> LoggedVectors {
    LoggedVectors(
      epoch: line.epoch.value, movies: line.movies, users: line.users,
      movieBiases: line.movieBiases, userBiases: line.userBiases, mean: line.mean, rows: rows)
  }

  private mutating func summary(_ start: EventLine.Start) throws -> RunSummary {
    if let version = start.version, version > EventFormat.version {
      throw UnknownVersion(version: version)
    }
    batches = start.batches?.value
    metric = start.measure.flatMap { Metric($0) } ?? .loss
    rows = LoggedRows(movieIDs: start.movieIDs, userIDs: start.userIDs, titles: start.titles)
    return RunSummary(
      train: start.train?.value, validation: start.validation?.value, users: start.users?.value,
      movies: start.movies?.value, epochs: start.epochs?.value, stepsPerEpoch: batches,
      stepName: start.step.map { String($0.prefix(8)) } ?? "batch",
      patience: start.patience?.value, metric: metric, meanLoss: Self.amount(start.meanLoss))
  }

  private mutating func progress(_ line: EventLine.Progress) -> EpochProgress {
    goBack(before: line.epoch.value)
    let batch = line.batch.value
    return EpochProgress(
      epoch: line.epoch.value, step: batch, done: part(of: batch),
      metrics: EpochMetrics(metric, trained: line.loss ?? .nan),
      seconds: Self.amount(line.seconds), ratingsPerSecond: Self.amount(line.ratingsPerSecond),
      secondsLeft: line.secondsLeft.flatMap { Self.amount($0) })
  }

  /// The part of an epoch that so many batches are; 0 where it is not known.
  private func part(of batch: Int) -> Double {
    batches.map { min(1, Double(batch) / Double(max(1, $0))) } ?? 0
  }

  private mutating func record(_ line: EventLine.Epoch) -> EpochRecord {
    goBack(before: line.epoch.value)
    let isBest = isBest(line)
    let since = (history.records.last?.epochsSinceBest ?? 0) + 1
    let record = EpochRecord(
      epoch: line.epoch.value,
      metrics: EpochMetrics(
        metric, trained: line.loss ?? .nan, validated: line.valLoss,
        further: told.values(in: line.numbers)),
      seconds: Self.amount(line.seconds), ratingsPerSecond: Self.amount(line.ratingsPerSecond),
      isBest: isBest, epochsSinceBest: isBest || history.best == nil ? 0 : since)
    history.add(record)
    return record
  }

  private mutating func goBack(before epoch: Int) {
    if history.goBack(before: epoch) { hasGoneBack = true }
  }

  /// What the writer says, as long as it speaks of the epochs that stand.
  private func isBest(_ line: EventLine.Epoch) -> Bool {
    if let said = line.best, !hasGoneBack || line.valLoss == nil { return said }
    return isBetterThanBest(line.valLoss)
  }

  /// What is no number is better than nothing.
  private func isBetterThanBest(_ loss: Double?) -> Bool {
    guard let loss, loss.isFinite else { return false }
    return metric.isBetter(loss, than: history.best?.validated ?? metric.worst)
  }

  /// A time or a rate; nil where it is unknown.
  private static func amount(_ value: Double?) -> Double? {
    guard let value, value.isFinite, value >= 0 else { return nil }
    return value
  }

  private static func message(of error: any Error) -> String {
    switch error {
    case let error as NumberOutOfRange:
      return "has \(error.value) for \"\(error.key)\", which is not between"
        + " \(error.allowed.lowerBound) and \(error.allowed.upperBound)"
    case let error as UnknownVersion:
      return "is of version \(error.version), and this program reads version"
        + " \(EventFormat.version)"
    case DecodingError.keyNotFound(let key, _): return "has no \"\(key.stringValue)\""
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      return path.isEmpty ? "is not a JSON object" : "has the wrong type of value for \"\(path)\""
    default: return "is not a JSON object"
    }
  }
}

/// Lines whose keys mean what this program does not know.
private struct UnknownVersion: Error {
  let version: Int
}

extension TrainingEvent {
  fileprivate var isStart: Bool { if case .started = self { true } else { false } }
}

extension RunSummary {
  /// The summary of a run whose writer does not say what it is about to do.
  fileprivate static let unknown = RunSummary(
    train: nil, validation: nil, users: nil, movies: nil, epochs: nil, stepsPerEpoch: nil,
    stepName: "batch", patience: nil)
}

/// A line that is not an event.
public struct EventLineError: Error, Sendable, Equatable, CustomStringConvertible {
  /// From 1.
  public let line: Int
  public let problem: String

  public var description: String {
    "line \(line) \(problem); expected an event, such as"
      + #" {"event":"epoch","epoch":1,"loss":0.9}"#
  }
}
