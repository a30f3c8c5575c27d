import Learning
import Runs

/// Events, one JSON object a line.
struct JSONLog: TrainingLog {
  private var writer: EventWriter

  init(data: String, settings: Settings, now: @escaping () -> Double) throws {
    writer = try EventWriter(data: data, settings: settings, now: now)
  }

  mutating func lines(for event: TrainingEvent) -> [String] { writer.lines(for: event) }
}
