import Jobs
import Models
import Profiles
import RatingData

/// The person before the screen, by what they have rated.
struct You: Sendable {
  /// Under which the profile is kept.
  let name: String
  /// nil where there is no home to keep it in.
  let file: ProfileFile?
  private(set) var profile = Profile()
  /// What of it is in the data at hand, in the order of the profile.
  private(set) var ratings: [MovieRating] = []
  private var matcher: ProfileMatcher?
  private var isMatching = false
  /// What takes each change back, latest last: what `u` goes back through.
  private var history: [ProfileChange] = []
  /// Changes that the file does not have yet.
  private var unkept: [ProfileChange] = []
  /// Those of them that could not be written: they go in with the next one.
  private var failed: [ProfileChange] = []
  /// Movies that the person has not seen.
  private(set) var skipped: Set<MovieIndex> = []
  /// What is kept beside the ratings; nil until it is read.
  var lists: OwnLists?

  private static let historyDepth = 200

  init(name: String, file: ProfileFile? = nil) {
    self.name = name
    self.file = file
  }

  /// Whether changes are on their way to the file.
  var isKeeping: Bool { file != nil && !unkept.isEmpty && failed.isEmpty }

  /// Whether the movies of the profile were looked for in the data.
  var isMatched: Bool { matcher != nil || profile.entries.isEmpty }

  /// What they have watched and not rated.
  var watched: Set<MovieIndex> { lists?.watched ?? [] }

  var rated: Set<MovieIndex> { Set(ratings.map(\.movie)) }

  func rating(of movie: MovieIndex) -> Float? { ratings.first { $0.movie == movie }?.rating }

  /// Ratings whose movies are not in the data at hand.
  var absentCount: Int { profile.entries.count - ratings.count }

  /// Takes over what the file has now.
  ///
  /// - Parameter changes: those made here that have come into it; others are still on their way.
  mutating func receive(_ kept: Profile, with changes: [ProfileChange], _ library: Library?) {
    for change in changes {
      if let place = unkept.firstIndex(of: change) { unkept.remove(at: place) }
    }
    profile = kept
    for change in unkept { profile.apply(change) }
    match(library)
  }

  /// The job that keeps a change that was made here, and those before it that could not be; nil where nothing is kept.
  mutating func job(keeping change: ProfileChange) -> Job? {
    guard let file else { return nil }
    defer { failed = [] }
    return ProfileRequest.apply(failed + [change]).job(on: file)
  }

  /// The file could not be read or written.
  mutating func failed(to request: ProfileRequest) { failed += request.changes }

  /// What is to be looked for in the data before anything of it shows; nil where that is done, or on its way.
  var unmatched: Profile? {
    matcher == nil && !isMatching && !profile.entries.isEmpty ? profile : nil
  }

  mutating func beginMatching() { isMatching = true }

  /// Finds the movies of the profile in the data, by what found those that there were before.
  mutating func match(by matcher: ProfileMatcher, _ library: Library?) {
    isMatching = false
    self.matcher = self.matcher ?? matcher
    match(library)
  }

  /// Finds the movies of the profile in the data; until they were looked for once, away from the screen, there are none.
  private mutating func match(_ library: Library?) {
    guard let library, matcher != nil else { return }
    ratings = look(into: library) { [profile] matcher in
      matcher.ratings(of: profile, on: library.data.ratings.scale).map {
        MovieRating(movie: $0.movie, rating: $0.value)
      }
    }
  }

  /// Looks for movies of the profile in the data, by what was found there before.
  private mutating func look<Found>(
    into library: Library, for find: (inout ProfileMatcher) -> Found
  ) -> Found {
    var matcher =
      self.matcher ?? ProfileMatcher(library.data.catalogue, identifiedBy: library.movieIDs)
    defer { self.matcher = matcher }
    return find(&matcher)
  }

  private mutating func make(_ change: ProfileChange, in library: Library) -> ProfileChange {
    let back = profile.apply(change)
    history = (history + [back]).suffix(Self.historyDepth)
    unkept.append(change)
    match(library)
    return change
  }

  /// - Parameter stars: 0.5 to 5.
  mutating func rate(_ movie: MovieIndex, _ stars: Float, in library: Library) -> ProfileChange {
    let known = library.data.catalogue[movie]
    skipped.remove(movie)
    let entry = Profile.Entry(
      id: known.id, ids: library.movieIDs, stars: stars,
      title: known.hasTitle ? known.listedTitle : "")
    return make(change(adding: Profile([entry]), in: library), in: library)
  }

  /// Adds ratings from elsewhere; a movie that was rated before is rated anew.
  ///
  /// - Returns: nil where there are none.
  mutating func add(_ other: Profile, in library: Library) -> ProfileChange? {
    guard !other.entries.isEmpty else { return nil }
    let brought = other.brought(to: library.data.catalogue, identifiedBy: library.movieIDs)
    return make(change(adding: brought, in: library), in: library)
  }

  private mutating func change(adding other: Profile, in library: Library) -> ProfileChange {
    look(into: library) { [profile] in $0.change(adding: other, to: profile) }
  }

  mutating func remove(_ movie: MovieIndex, in library: Library) -> ProfileChange {
    let entries = look(into: library) { [profile] in $0.entries(of: movie, in: profile) }
    return make(ProfileChange(removed: entries.map(\.key)), in: library)
  }

  mutating func skip(_ movie: MovieIndex) { skipped.insert(movie) }

  /// Takes the last change back.
  ///
  /// - Returns: the change that does; nil where there is none to take back.
  mutating func undo(_ library: Library) -> ProfileChange? {
    guard let back = history.popLast() else { return nil }
    profile.apply(back)
    unkept.append(back)
    match(library)
    return back
  }
}
