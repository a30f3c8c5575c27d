import Files
import Jobs
import Profiles
import RatingData
import RatingFiles

/// What is asked of the file of the person's ratings.
enum ProfileRequest: Sendable, Equatable {
  case read
  /// Makes changes in what the file has then: other programs change it, too.
  case apply([ProfileChange])

  /// Takes what the file has after that.
  static let slot = JobSlot<ProfileRequest, Never, Result<Profile, ProfileError>>(
    JobIdentity("profile"))

  /// Each is done, in the order in which they were asked for.
  func job(on file: ProfileFile) -> Job {
    Self.slot.job(self, at: .disk, replacing: .none) { request, _ in
      do throws(ProfileError) {
        return switch request {
        case .read: .success(try file.read())
        case .apply(let changes): .success(try file.apply(changes))
        }
      } catch {
        return .failure(error)
      }
    }
  }

  var changes: [ProfileChange] { if case .apply(let changes) = self { changes } else { [] } }
}

/// A file of ratings that a person brings from elsewhere.
struct ImportRequest: Sendable, Equatable {
  /// A `~/` at its beginning is the home folder, and `-` a file of that name.
  let path: String
  /// What to do with lines that cannot be read.
  let faults: FaultPolicy

  static let slot = JobSlot<ImportRequest, Never, ImportedRatings>(JobIdentity("import"))

  func job(for catalogue: Catalogue) -> Job {
    Self.slot.job(self, at: .longAnswer, replacing: .none) { request, _ in
      try ImportedRatings(
        .path(Folder.expandingHome(in: request.path)), for: catalogue, request.faults)
    }
  }
}

extension Shared {
  /// Has a change kept that was made on the screen.
  mutating func keep(_ change: ProfileChange) -> [Effect] {
    guard let job = you.job(keeping: change) else {
      note = "your ratings are not kept: HOME is not set"
      return []
    }
    return [.run(job)]
  }
}

extension Shared {
  mutating func takeProfile(_ done: JobDone) -> [Effect]? {
    guard let (request, outcome) = ProfileRequest.slot.take(done) else { return nil }
    guard case .result(let result) = outcome else { return [] }
    switch result {
    case .success(let profile):
      you.receive(profile, with: request.changes, library)
    case .failure(let error):
      you.failed(to: request)
      switch (request, error) {
      case (.apply, .notWritten(let reason)):
        note = "your ratings are not kept: \(reason)"
      case (.apply, _):
        // It may hold what nobody wants to lose.
        note =
          "your ratings are not kept: correct \(you.file?.path ?? "") first, or give another --profile"
        log.append("\(error)")
      case (.read, _):
        note = "\(error)"
        log.append("\(error)")
      }
    }
    return []
  }

  mutating func takeImport(_ done: JobDone) -> [Effect]? {
    guard let (_, outcome) = ImportRequest.slot.take(done) else { return nil }
    switch outcome {
    case .result(let imported): return receive(imported)
    case .failed(let reason):
      note = "nothing was imported: \(reason)"
      log.append(reason)
    case .progress: break
    }
    return []
  }
}
