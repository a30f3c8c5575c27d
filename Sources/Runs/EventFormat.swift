import Learning
import Text

/// Events as lines, a JSON object each.
///
/// A line is built as `JSON`, whose keys keep their order: `JSONEncoder` writes those of an `Encodable` in any order, or
/// sorted, and `event` is to come first.
public struct EventFormat: Sendable {
  private let data: String
  private let preset: String
  /// The settings as one JSON object.
  private let config: String

  /// The version of this format: raised when a key changes its meaning, not when one is added.
  public static let version = 1

  public init(data: String, settings: Settings) throws {
    self.data = data
    preset = settings.preset.rawValue
    config = try settings.json
  }

  /// An event's line, without a line end.
  public func line(for event: TrainingEvent) -> String {
    switch event {
    case .started(let summary): start(summary).text
    case .progress(let progress): Self.json(progress).text
    case .epoch(let record): Self.json(record).text
    case .changed(let change): Self.json(change).text
    case .ended(let end): Self.json(end).text
    }
  }

  private func start(_ summary: RunSummary) -> JSON {
    let json: JSON = [
      "event": "start", "version": .integer(Self.version), "data": .string(data),
      "preset": .string(preset), "train": .integer(summary.train),
      "validation": .integer(summary.validation), "users": .integer(summary.users),
      "movies": .integer(summary.movies), "epochs": .integer(summary.epochs),
      "batches": .integer(summary.stepsPerEpoch), "measure": .string(summary.metric.key),
      "config": .literal(config),
    ]
    return summary.meanLoss.map { json.adding(["mean_loss": .number($0)]) } ?? json
  }

  private static func json(_ progress: EpochProgress) -> JSON {
    let json: JSON = [
      "event": "progress", "epoch": .integer(progress.epoch), "batch": .integer(progress.step),
      "loss": .number(progress.trained), "ratings_per_second": rate(progress.ratingsPerSecond),
    ]
    return json.adding(progress.metrics.json)
  }

  private static func json(_ record: EpochRecord) -> JSON {
    let json: JSON = [
      "event": "epoch", "epoch": .integer(record.epoch), "loss": .number(record.trained),
      "val_loss": .number(record.validated), "seconds": seconds(record.seconds),
      "ratings_per_second": rate(record.ratingsPerSecond), "best": .bool(record.isBest),
    ]
    return json.adding(record.metrics.json)
  }

  private static func json(_ change: SettingsChange) -> JSON {
    let settings = change.values.sorted { $0.key < $1.key }.map { key, value in
      JSON.Member(key: key, value: json(value))
    }
    return [
      "event": "change", "epoch": .integer(change.epoch), "batch": .integer(change.step),
      "settings": .object(settings),
    ]
  }

  private static func json(_ value: SettingValue) -> JSON {
    switch value {
    case .whole(let number): .literal("\(number)")
    case .number(let number): .number(number)
    case .name(let name): .string(name)
    }
  }

  private static func json(_ end: RunEnd) -> JSON {
    var json: JSON = [
      "event": "end", "reason": .string(EventLine.name(of: end.reason)),
      "best_epoch": end.bestEpoch.map { .integer($0) } ?? .null,
      "best_val_loss": .number(end.bestValidated), "seconds": seconds(end.seconds),
    ]
    if let warning = end.warning { json = json.adding(["warning": .string(warning)]) }
    guard case .failed(let message) = end.reason else { return json }
    return json.adding(["error": .string(message)])
  }

  /// To the microsecond; more digits would be noise. null where it is not known.
  private static func seconds(_ value: Double?) -> JSON {
    .number(value.map { ($0 * 1e6).rounded() / 1e6 })
  }

  /// null where it is not known.
  private static func rate(_ value: Double?) -> JSON { .number(value?.rounded()) }
}
