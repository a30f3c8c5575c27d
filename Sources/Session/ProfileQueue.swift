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
  /// Changes that are not in the file, for it could not be read or written: they go in with the next one.
  private let waiting = Guarded([ProfileChange]())

  init(file: ProfileFile?, mailbox: Mailbox, faults: FaultPolicy = .stop) {
    self.file = file
    self.mailbox = mailbox
    self.faults = faults
  }

  /// Reads what is kept; a file that cannot be read is said, and not written over.
  func load() {
    queue.async { [file, mailbox] in
      guard let file else { return }
      do throws(ProfileError) {
        mailbox.post(.profile(try file.read(), changes: 0))
      } catch {
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

  /// Makes a change in what the file has then, and tells what it has after that: other programs change it, too.
  func apply(_ change: ProfileChange) {
    queue.async { [file, mailbox, waiting] in
      guard let file else {
        return mailbox.post(.notice("your ratings are not kept: HOME is not set"))
      }
      let changes = waiting.withLock { waiting in
        waiting.append(change)
        return waiting
      }
      do throws(ProfileError) {
        mailbox.post(.profile(try file.apply(changes), changes: changes.count))
        waiting.withLock { $0 = [] }
      } catch .notWritten(let reason) {
        mailbox.post(.notice("your ratings are not kept: \(reason)"))
      } catch {
        // It may hold what nobody wants to lose.
        mailbox.post(
          .notice("your ratings are not kept: mend \(file.path) first, or give another --profile"))
        mailbox.post(.stray(["\(error)"]))
      }
    }
  }

  /// Waits until all is written.
  func end() { queue.sync {} }
}
