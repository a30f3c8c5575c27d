import Files
import Jobs
import Profiles

/// A person whose ratings are kept.
struct KeptPerson: Sendable, Equatable {
  let name: String
  /// What they have rated; nil where their file cannot be read.
  let profile: Profile?
  /// What they have watched and not rated.
  let watched: [ListedMovie]
}

/// Everyone whose ratings are kept beside a person's own.
struct ProfileListRequest: Sendable, Equatable {
  /// Counts them: what was read for an earlier one may have changed.
  let number: Int
  let folder: String

  static let slot = JobSlot<ProfileListRequest, Never, [KeptPerson]>(JobIdentity("profiles"))

  var job: Job {
    Self.slot.job(self, at: .disk) { request, _ in
      guard FileKind(at: request.folder) == .folder else { return [] }
      return try Folder.names(in: request.folder).compactMap { file in
        guard file.hasSuffix(".csv"), !file.hasPrefix(".") else { return nil }
        let name = String(file.dropLast(4))
        guard let kept = try? ProfileFile(named: name, in: request.folder) else { return nil }
        return KeptPerson(
          name: name, profile: try? kept.read(), watched: (try? kept.lists().watched) ?? [])
      }
    }
  }
}
