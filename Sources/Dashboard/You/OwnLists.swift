import Jobs
import Profiles
import RatingData

/// The lists that are kept beside the person's ratings, as far as their movies are in the data.
struct OwnLists: Sendable, Equatable {
  var watched: Set<MovieIndex> = []
  var watchlist: Set<MovieIndex> = []
  /// How many movies are on the watchlist, in the data or not.
  var watchlistCount = 0
}

/// What is asked of the files of lists: to add movies, and what they have then.
struct ListsRequest: Sendable, Equatable {
  let added: KeptMovies

  static let slot = JobSlot<ListsRequest, Never, Result<OwnLists, ProfileError>>(
    JobIdentity("lists beside the profile"))

  /// Each is done, in the order in which they were asked for.
  func job(on file: ProfileFile, in library: Library) -> Job {
    Self.slot.job(self, at: .disk, replacing: .none) { request, _ in
      do throws(ProfileError) {
        let kept = request.added.isEmpty ? try file.lists() : try file.add(request.added)
        var matcher = ProfileMatcher(library.data.catalogue, identifiedBy: library.movieIDs)
        return .success(
          OwnLists(
            watched: matcher.movies(of: kept.watched),
            watchlist: matcher.movies(of: kept.watchlist), watchlistCount: kept.watchlist.count))
      } catch {
        return .failure(error)
      }
    }
  }
}

extension Shared {
  /// The job that reads the lists; nil where they are read, and where there is nothing to read.
  ///
  /// - Parameter hasAsked: whether they were asked for, which they are then.
  func listsJob(_ hasAsked: inout Bool) -> Job? {
    guard let library, let file = you.file, !hasAsked, you.lists == nil else { return nil }
    hasAsked = true
    return ListsRequest(added: KeptMovies()).job(on: file, in: library)
  }

  /// Has movies kept that somebody brings.
  func keepLists(_ lists: KeptMovies) -> [Effect] {
    guard let library, let file = you.file, !lists.isEmpty else { return [] }
    return [
      .run(ListsRequest(added: lists.identified(by: library.movieIDs)).job(on: file, in: library))
    ]
  }

  mutating func takeLists(_ done: JobDone) -> [Effect]? {
    guard let (request, outcome) = ListsRequest.slot.take(done) else { return nil }
    guard case .result(let result) = outcome else { return [] }
    switch result {
    case .success(let lists): you.lists = lists
    case .failure(let error):
      log.append("\(error)")
      note =
        request.added.isEmpty
        ? "\(error)" : "what you have watched or want to is not kept: \(error)"
    }
    return []
  }
}
