import FoundationEssentials
import Learning
import Models
import RatingData

extension RunRecorder {
  /// Keeps a run that begins now in a new folder, or resumes one in its own.
  ///
  /// - Parameters:
  ///   - planned: changes to be made on the way.
  ///   - origin: the run that a new one leaves; nil for one that begins at its first step.
  ///   - arguments: how the data were asked for on the command line.
  ///   - tell: hears, from any thread, why nothing is kept any more.
  public static func keeping(
    _ resumed: ResumedRun?, in store: RunStore, _ settings: Settings, _ data: DataSet,
    planned: [SettingsChange] = [], origin: RunOrigin? = nil, arguments: [String],
    tell: @escaping @Sendable (String) -> Void
  ) throws -> RunRecorder {
    let now = Date.now
    let folder =
      try resumed?.folder
      ?? store.makeFolder(data: data.name, preset: settings.preset.rawValue, at: now)
    let recorder = try RunRecorder(
      folder, in: resumed == nil ? store : nil,
      format: EventFormat(data: data.name, settings: settings),
      weights: { try Weights($0, of: data, settings: settings) },
      tell: tell)
    if resumed == nil {
      recorder.begin { number in
        RunManifest(
          data: data.name, arguments: arguments, ratings: data.ratings, settings: settings,
          planned: planned, origin: origin, started: now.formatted(.iso8601), number: number)
      }
    } else {
      recorder.resume(at: now.formatted(.iso8601))
    }
    return recorder
  }

  /// Keeps a run on ratings that are elsewhere, in a new folder.
  ///
  /// - Parameters:
  ///   - data: what they are called.
  ///   - arguments, tell: as above.
  public static func keeping(
    in store: RunStore, _ settings: Settings, onRatingsElsewhere data: String, arguments: [String],
    tell: @escaping @Sendable (String) -> Void
  ) throws -> RunRecorder {
    let now = Date.now
    let recorder = try RunRecorder(
      store.makeFolder(data: data, preset: settings.preset.rawValue, at: now), in: store,
      format: EventFormat(data: data, settings: settings), weights: nil, tell: tell)
    recorder.begin { number in
      RunManifest(
        data: data, arguments: arguments, ratings: nil, settings: settings,
        started: now.formatted(.iso8601), number: number)
    }
    return recorder
  }
}
