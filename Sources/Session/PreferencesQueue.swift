import Concurrency
import Configuration
import Dashboard
import Dispatch

/// Writes down how a person wants the dashboard, on a queue of its own.
struct PreferencesQueue {
  private let queue = DispatchQueue(label: "marquee.preferences", qos: .userInitiated)
  /// nil where there is no home.
  let file: ConfigurationFile?
  let mailbox: Mailbox
  /// What the file said when it was read, and what was saved since.
  private let saved: Guarded<Preferences>

  init(file: ConfigurationFile?, saying preferences: Preferences, mailbox: Mailbox) {
    self.file = file
    self.mailbox = mailbox
    saved = Guarded(preferences)
  }

  func save(_ preferences: Preferences) {
    queue.async { [file, mailbox, saved] in
      guard let file else {
        return mailbox.post(.notice("not saved: HOME is not set"))
      }
      do {
        let names = try file.save(preferences, changedSince: saved.withLock { $0 })
        saved.withLock { $0 = preferences }
        mailbox.post(
          .notice(
            names.isEmpty
              ? "nothing to save: theme, pace, mouse and chart are as \(file.path) had them"
              : "saved in \(file.path): \(names.joined(separator: ", "))"))
      } catch {
        mailbox.post(.notice("not saved: \(error)"))
      }
    }
  }

  /// Waits until all is written.
  func end() { queue.sync {} }
}
