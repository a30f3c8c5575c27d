import FoundationEssentials
import Learning

/// Reads event lines as they come, in pieces of any size: half a line waits for its other half.
///
/// What a writer leaves out is filled in: which epoch is the best, what part of an epoch is done.
public struct EventReader {
  /// Bytes of a line that has not ended.
  private var rest: [UInt8] = []
  /// Lines read so far.
  private var line = 0
  private var batches: Int?
  private var best: (epoch: Int, loss: Double)?
  private var epochsSinceBest = 0

  /// What the data are called, once a start line has said so.
  public private(set) var data: String?

  /// A line longer than this is none of ours; it must not fill the memory.
  private static let longestLine = 1 << 20

  public init() {}

  /// Reports the events of the lines that end in these bytes, in order.
  ///
  /// - Throws: for the first line that is not an event.
  public mutating func read(
    _ bytes: some Sequence<UInt8>, report: (TrainingEvent) -> Void
  ) throws(EventLineError) {
    for byte in bytes {
      guard byte == UInt8(ascii: "\n") else {
        rest.append(byte)
        guard rest.count <= Self.longestLine else {
          throw EventLineError(line: line + 1, problem: "is longer than a megabyte")
        }
        continue
      }
      if let event = try takeLine() { report(event) }
    }
  }

  /// The event of a last line that has no line end; nil where there is none.
  public mutating func end() throws(EventLineError) -> TrainingEvent? { try takeLine() }

  private mutating func takeLine() throws(EventLineError) -> TrainingEvent? {
    defer { rest.removeAll(keepingCapacity: true) }
    line += 1
    guard rest.contains(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\r") }) else {
      return nil
    }
    do {
      return event(try EventLine(rest))
    } catch {
      throw EventLineError(line: line, problem: Self.message(of: error))
    }
  }

  private mutating func event(_ line: EventLine) -> TrainingEvent? {
    switch line {
    case .start(let start): .started(summary(start))
    case .progress(let progress): .progress(self.progress(progress))
    case .epoch(let epoch): .epoch(record(epoch))
    case .end(let end):
      .ended(
        RunEnd(
          reason: end.runReason, bestEpoch: end.bestEpoch ?? best?.epoch,
          bestValidationLoss: end.bestValLoss ?? best?.loss, seconds: end.seconds ?? 0))
    case .other: nil
    }
  }

  private mutating func summary(_ start: EventLine.Start) -> RunSummary {
    batches = start.batches
    data = start.data
    return RunSummary(
      train: start.train, validation: start.validation, users: start.users, movies: start.movies,
      epochs: max(1, start.epochs), stepsPerEpoch: start.batches, stepName: "batch",
      patience: start.patience)
  }

  private func progress(_ line: EventLine.Progress) -> EpochProgress {
    let done = batches.map { min(1, Double(line.batch) / Double(max(1, $0))) } ?? 0
    return EpochProgress(
      epoch: line.epoch, step: line.batch, done: done, loss: line.loss ?? .nan,
      seconds: line.seconds ?? 0, ratingsPerSecond: line.ratingsPerSecond ?? 0)
  }

  private mutating func record(_ line: EventLine.Epoch) -> EpochRecord {
    let isBest = line.valLoss.map { $0 < best?.loss ?? .infinity } ?? true
    if isBest, let loss = line.valLoss { best = (line.epoch, loss) }
    epochsSinceBest = isBest ? 0 : epochsSinceBest + 1
    return EpochRecord(
      epoch: line.epoch, loss: line.loss ?? .nan, validationLoss: line.valLoss,
      seconds: line.seconds ?? 0, ratingsPerSecond: line.ratingsPerSecond ?? 0, isBest: isBest,
      epochsSinceBest: epochsSinceBest)
  }

  private static func message(of error: any Error) -> String {
    guard let error = error as? DecodingError else { return "is no JSON object" }
    switch error {
    case .keyNotFound(let key, _): return "lacks \"\(key.stringValue)\""
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      return path.isEmpty ? "is no JSON object" : "has another type of value in \"\(path)\""
    default: return "is no JSON object"
    }
  }
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
