/// The numbers that other catalogues give a movie, by which it is found there whatever its title.
public struct MovieLinks: Sendable, Hashable {
  /// IMDb's, without `tt`.
  public let imdb: UInt32?
  /// That of The Movie Database.
  public let tmdb: UInt32?

  public init(imdb: UInt32? = nil, tmdb: UInt32? = nil) {
    self.imdb = imdb
    self.tmdb = tmdb
  }

  public var isEmpty: Bool { imdb == nil && tmdb == nil }

  /// A number as files spell it: `0114709`, `tt0114709`, `862`; nil of anything else, and of 0.
  public static func number(_ text: some StringProtocol) -> UInt32? {
    let digits = text.hasPrefix("tt") ? text.dropFirst(2) : text[...]
    guard let number = UInt32(digits), number > 0 else { return nil }
    return number
  }
}

/// Movies by the numbers of other catalogues.
public struct LinkedMovies: Sendable {
  private var byIMDb: [UInt32: MovieIndex] = [:]
  private var byTMDb: [UInt32: MovieIndex] = [:]

  public init(_ catalogue: Catalogue) {
    for (position, movie) in catalogue.movies.enumerated() {
      if let imdb = movie.links.imdb { byIMDb[imdb] = MovieIndex(position) }
      if let tmdb = movie.links.tmdb { byTMDb[tmdb] = MovieIndex(position) }
    }
  }

  /// The movie that one of the numbers names, IMDb's before the other; nil where the data know neither.
  public func movie(_ links: MovieLinks) -> MovieIndex? {
    links.imdb.flatMap { byIMDb[$0] } ?? links.tmdb.flatMap { byTMDb[$0] }
  }
}
