import Configuration
import Dashboard
import Dispatch

/// Writes down how a person wants the dashboard, on a queue of its own.
struct PreferencesQueue {
  private let queue = DispatchQueue(label: "marquee.preferences", qos: .userInitiated)
  /// nil where there is no home.
  let file: ConfigurationFile?
  let mailbox: Mailbox

  init(file: ConfigurationFile?, mailbox: Mailbox) {
    self.file = file
    self.mailbox = mailbox
  }

  func save(_ preferences: Preferences) {
    queue.async { [file, mailbox] in
      guard let file else {
        return mailbox.post(.notice("not saved: HOME is not set"))
      }
      do {
        try file.save(preferences)
        mailbox.post(.notice("theme, pace, mouse and chart are saved in \(file.path)"))
      } catch {
        mailbox.post(.notice("not saved: \(error)"))
      }
    }
  }

  /// Waits until all is written.
  func end() { queue.sync {} }
}
