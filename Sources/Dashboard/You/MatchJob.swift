import Jobs
import Profiles

/// The movies of a profile looked for in the data, for the first time: one that is not found by its id is looked for among
/// all titles, which have to be indexed for that.
struct MatchRequest: Sendable, Equatable {
  let profile: Profile

  /// Takes what finds the others at once.
  static let slot = JobSlot<MatchRequest, Never, ProfileMatcher>(JobIdentity("match a profile"))

  func job(in library: Library) -> Job {
    Self.slot.job(self, at: .answer) { request, _ in
      var matcher = ProfileMatcher(library.data.catalogue, identifiedBy: library.movieIDs)
      _ = matcher.ratings(of: request.profile, on: library.data.ratings.scale)
      return matcher
    }
  }
}

extension Shared {
  /// Has a profile matched that was not, once there are data.
  mutating func matchRequest() -> [Effect] {
    guard let library, let profile = you.unmatched else { return [] }
    you.beginMatching()
    return [.run(MatchRequest(profile: profile).job(in: library))]
  }

  mutating func takeMatch(_ done: JobDone) -> [Effect]? {
    guard let (_, outcome) = MatchRequest.slot.take(done) else { return nil }
    if case .result(let matcher) = outcome { you.match(by: matcher, library) }
    return []
  }
}
