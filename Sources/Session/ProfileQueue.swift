import Concurrency
import Dashboard
import Dispatch
import Files
import Profiles
import RatingData
import RatingFiles

/// Writes down what the person has rated, on a queue of its own.
struct ProfileQueue {
  private let queue = DispatchQueue(label: "marquee.profile", qos: .userInitiated)
  /// nil where there is no home.
  let file: ProfileFile?
  let mailbox: Mailbox
  /// What to do with lines of other sites that cannot be read: what is done with those of the data.
  private let faults: FaultPolicy
  /// Whether there is a file that could not be read: it may hold what nobody wants to lose.
  private let isBroken = Guarded(false)

  init(file: ProfileFile?, mailbox: Mailbox, faults: FaultPolicy = .stop) {
    self.file = file
    self.mailbox = mailbox
    self.faults = faults
  }

  /// Reads what is kept; a file that cannot be read is said, and not written over.
  func load() {
    queue.async { [file, mailbox, isBroken] in
      guard let file else { return }
      do throws(ProfileError) {
        mailbox.post(.profile(try file.read()))
      } catch {
        isBroken.withLock { $0 = true }
        mailbox.post(.notice("\(error)"))
        mailbox.post(.stray(["\(error)"]))
      }
    }
  }

  /// Reads ratings of other sites, or of another profile.
  ///
  /// - Parameter path: a `~/` at its beginning is the home folder, and `-` a file of that name.
  func importRatings(_ path: String, for catalogue: Catalogue) {
    queue.async { [mailbox, faults] in
      do throws(ImportError) {
        let imported = try ImportedRatings(
          .path(Folder.expandingHome(in: path)), for: catalogue, faults)
        mailbox.post(.imported(imported))
      } catch {
        mailbox.post(.notice("nothing was brought in: \(error)"))
        mailbox.post(.stray(["\(error)"]))
      }
    }
  }

  func save(_ profile: Profile) {
    queue.async { [file, mailbox, isBroken] in
      guard let file else {
        return mailbox.post(.notice("your ratings are not kept: HOME is not set"))
      }
      guard !isBroken.withLock({ $0 }) else {
        return mailbox.post(
          .notice("your ratings are not kept: mend \(file.path) first, or give another --profile"))
      }
      do throws(ProfileError) {
        try file.write(profile)
      } catch {
        mailbox.post(.notice("your ratings are not kept: \(error)"))
      }
    }
  }

  /// Waits until all is written.
  func end() { queue.sync {} }
}
