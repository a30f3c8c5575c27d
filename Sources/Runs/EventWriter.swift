import Learning

/// The lines of a run for programs that follow it: progress is thinned out to ten lines a second, all else is always
/// written.
public struct EventWriter {
  private let format: EventFormat
  /// Seconds since any fixed moment.
  private let now: () -> Double
  private var lastProgress: Double?

  private static let progressInterval = 0.1

  public init(data: String, settings: Settings, now: @escaping () -> Double) throws {
    format = try EventFormat(data: data, settings: settings)
    self.now = now
  }

  /// The lines that an event adds, without line ends; none where progress is thinned out.
  public mutating func lines(for event: TrainingEvent) -> [String] {
    switch event {
    // The first progress comes an interval after the start.
    case .started: lastProgress = now()
    case .progress:
      let time = now()
      if let last = lastProgress, time - last < Self.progressInterval { return [] }
      lastProgress = time
    case .epoch, .changed, .ended: break
    }
    return [format.line(for: event)]
  }
}
