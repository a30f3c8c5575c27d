import Dispatch
import FoundationEssentials
import Learning
import Models
import RatingData

extension RunRecorder {
  /// Keeps a run that begins now in a new folder, or one that is gone on with in its own.
  ///
  /// - Parameters:
  ///   - arguments: how the data were asked for on the command line.
  ///   - tell: hears, from any thread, why nothing is kept any more.
  public static func keeping(
    _ resumed: ResumedRun?, in store: RunStore, _ settings: Settings, _ data: DataSet,
    arguments: [String], tell: @escaping @Sendable (String) -> Void
  ) throws -> RunRecorder {
    let now = Date.now
    let folder =
      try resumed?.folder
      ?? store.makeFolder(data: data.name, preset: settings.preset.rawValue, at: now)
    let start = DispatchTime.now().uptimeNanoseconds
    let writer = try EventWriter(data: data.name, settings: settings) {
      Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
    }
    let recorder = try RunRecorder(
      folder, writer: writer, weights: { try Weights($0, of: data, settings: settings) },
      tell: tell)
    if resumed == nil {
      recorder.begin(
        {
          RunManifest(
            data: data.name, arguments: arguments, ratings: data.ratings, settings: settings,
            started: now.formatted(.iso8601))
        }, in: store)
    }
    return recorder
  }
}
