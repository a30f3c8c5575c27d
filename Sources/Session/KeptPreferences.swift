import Concurrency
import Configuration
import Dashboard
import Jobs

/// Where it is written down how a person wants the dashboard, and what of that is.
struct KeptPreferences: Sendable {
  /// nil where there is no home.
  let file: ConfigurationFile?
  /// What the file said when it was read, and what was saved since.
  private let saved: Guarded<Preferences>

  init(in file: ConfigurationFile?, saying preferences: Preferences) {
    self.file = file
    saved = Guarded(preferences)
  }

  /// The job that saves what was changed here since.
  func job(saving preferences: Preferences) -> Job {
    Preferences.slot.job(preferences, at: .disk, replacing: .none) { [self] preferences, _ in
      guard let file else { throw NoHome() }
      let names = try file.save(preferences, changedSince: saved.withLock { $0 })
      saved.withLock { $0 = preferences }
      return names.isEmpty
        ? "nothing to save: theme, pace, mouse and chart are as \(file.path) had them"
        : "saved in \(file.path): \(names.joined(separator: ", "))"
    }
  }

  private struct NoHome: Error, CustomStringConvertible {
    let description = "HOME is not set"
  }
}
