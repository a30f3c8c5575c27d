import Learning

/// The command that repeats a run bit for bit without a screen.
public struct RunCommandLine: Sendable {
  /// As a POSIX shell takes it.
  public let text: String

  /// - Parameters:
  ///   - dataArguments: how the data were asked for on the command line.
  ///   - settings: as the run began.
  public init(dataArguments: [String], settings: Settings, changes: [SettingsChange]) {
    let changes = changes.flatMap { change in
      change.values.sorted { $0.key < $1.key }.flatMap { key, value in
        let option = Settings.all.first { $0.key == key }?.option ?? key
        return ["--change", "\(change.epoch):\(change.step):\(option)=\(value)"]
      }
    }
    let words = ["marquee", "train"] + dataArguments + settings.arguments + changes
    text = words.map(\.shellQuoted).joined(separator: " ")
  }
}
