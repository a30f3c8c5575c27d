import RatingData

/// A movie that a person has on a list: by its id, where that is known, and its title with its year.
public struct ListedMovie: Sendable, Hashable {
  /// nil of a movie that only a title names.
  public let id: MovieID?
  /// Who gave the id; nil where nobody has said.
  public let ids: MovieIDSource?
  /// Empty where nobody knows it.
  public let title: String

  public init(id: MovieID?, ids: MovieIDSource? = nil, title: String) {
    self.id = id
    self.ids = ids
    self.title = title
  }

  /// What a matcher looks for.
  var entry: Profile.Entry {
    Profile.Entry(id: id ?? MovieID(""), ids: ids, stars: 0, title: title)
  }

  /// The movie with an id of which nobody has said who gave it, as one of these data.
  func identified(by source: MovieIDSource) -> ListedMovie {
    id == nil || ids != nil ? self : ListedMovie(id: id, ids: source, title: title)
  }
}

/// Lists of movies that are kept beside a person's ratings.
public struct KeptMovies: Sendable, Equatable {
  /// Which list.
  public enum List: String, CaseIterable, Sendable {
    /// What they have watched and not rated.
    case watched
    /// What they want to watch.
    case watchlist
  }

  public var watched: [ListedMovie]
  public var watchlist: [ListedMovie]

  public init(watched: [ListedMovie] = [], watchlist: [ListedMovie] = []) {
    self.watched = watched
    self.watchlist = watchlist
  }

  public var isEmpty: Bool { watched.isEmpty && watchlist.isEmpty }

  public subscript(list: List) -> [ListedMovie] {
    get {
      switch list {
      case .watched: watched
      case .watchlist: watchlist
      }
    }
    set {
      switch list {
      case .watched: watched = newValue
      case .watchlist: watchlist = newValue
      }
    }
  }

  /// Movies of which nobody has said who gave their ids, as those of these data.
  public func identified(by source: MovieIDSource) -> KeptMovies {
    KeptMovies(
      watched: watched.map { $0.identified(by: source) },
      watchlist: watchlist.map { $0.identified(by: source) })
  }
}

extension ProfileMatcher {
  /// Those of some movies that are in the catalogue.
  public mutating func movies(of listed: [ListedMovie]) -> Set<MovieIndex> {
    var found: Set<MovieIndex> = []
    for movie in listed {
      if let index = self.movie(of: movie.entry) { found.insert(index) }
    }
    return found
  }
}
