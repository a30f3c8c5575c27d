import Learning

/// What is not the same in several runs: their data, presets and settings.
public struct RunDifferences: Sendable, Equatable {
  public struct Row: Sendable, Equatable {
    public let name: String
    /// A run's value each; a dash where its learner has no such setting.
    public let values: [String]
  }

  public let rows: [Row]

  public init(_ runs: [RunReport]) {
    let settings = Settings.all.map { setting in
      Row(
        name: setting.title,
        values: runs.map { run in
          run.manifest.settings.descriptors.contains(setting)
            ? setting.text(run.manifest.settings[setting]) : "-"
        })
    }
    let rows =
      [
        Row(name: "data", values: runs.map(\.manifest.data)),
        Row(name: "preset", values: runs.map(\.manifest.settings.preset.rawValue)),
      ] + settings
      + [
        Row(
          name: "changed on the way",
          values: runs.map { $0.changes.isEmpty ? "-" : "\($0.changes.count) times" })
      ]
    self.rows = rows.filter { Set($0.values).count > 1 }
  }
}
