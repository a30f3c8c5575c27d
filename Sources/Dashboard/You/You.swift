import Models
import Profiles
import RatingData

/// The person before the screen, by what they have rated.
struct You: Sendable {
  /// Under which the profile is kept.
  let name: String
  private(set) var profile = Profile()
  /// What of it is in the data at hand, in the order of the profile.
  private(set) var ratings: [MovieRating] = []
  private var matcher: ProfileMatcher?
  /// Profiles before each change, latest last: what `u` goes back through.
  private var history: [Profile] = []
  /// Movies that the person has not seen.
  private(set) var skipped: Set<MovieIndex> = []

  private static let historyDepth = 200

  init(name: String) { self.name = name }

  var rated: Set<MovieIndex> { Set(ratings.map(\.movie)) }

  func rating(of movie: MovieIndex) -> Float? { ratings.first { $0.movie == movie }?.rating }

  /// Ratings whose films are not in the data at hand.
  var absentCount: Int { profile.entries.count - ratings.count }

  mutating func load(_ profile: Profile, _ library: Library?) {
    self.profile = profile
    history = []
    match(library)
  }

  /// Finds the films of the profile in the data.
  mutating func match(_ library: Library?) {
    guard let library else { return }
    var matcher = self.matcher ?? ProfileMatcher(library.data.catalogue)
    ratings = matcher.ratings(of: profile, on: library.data.ratings.scale).map {
      MovieRating(movie: $0.movie, rating: $0.value)
    }
    self.matcher = matcher
  }

  private mutating func change(_ library: Library, _ change: (inout Profile) -> Void) {
    history = (history + [profile]).suffix(Self.historyDepth)
    change(&profile)
    match(library)
  }

  /// - Parameter stars: 0.5 to 5.
  mutating func rate(_ movie: MovieIndex, _ stars: Float, in library: Library) {
    let known = library.data.catalogue[movie]
    skipped.remove(movie)
    change(library) { profile in
      // A film of another id than it has here keeps that.
      let own = profile.entries.first { $0.title == known.title && known.hasTitle }
      profile.rate(
        Profile.Entry(
          id: own?.id ?? known.id, stars: stars, title: known.hasTitle ? known.title : ""))
    }
  }

  /// Adds ratings from elsewhere; a film that was rated before is rated anew.
  mutating func add(_ other: Profile, in library: Library) {
    change(library) { profile in
      for entry in other.entries { profile.rate(entry) }
    }
  }

  mutating func remove(_ movie: MovieIndex, in library: Library) {
    let known = library.data.catalogue[movie]
    change(library) { profile in
      let entry = profile.entries.first {
        $0.id == known.id || (known.hasTitle && $0.title == known.title)
      }
      if let entry { profile.remove(entry.id) }
    }
  }

  mutating func skip(_ movie: MovieIndex) { skipped.insert(movie) }

  /// Takes the last change back; false where there is none.
  mutating func undo(_ library: Library) -> Bool {
    guard let last = history.popLast() else { return false }
    profile = last
    match(library)
    return true
  }
}
