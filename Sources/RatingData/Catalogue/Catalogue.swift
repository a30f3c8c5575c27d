/// The movies and users that ratings speak of, and what their files list beyond that.
public struct Catalogue: Sendable {
  /// By `MovieIndex`: the rated movies, ids ascending.
  public let movies: [Movie]
  /// By `UserIndex`: the users who rated, ids ascending.
  public let users: [User]
  /// Movies that are listed and that nobody rated, ids ascending.
  public let unratedMovies: [Movie]
  /// Users that are listed and that rated nothing, ids ascending.
  public let silentUsers: [User]
  /// What the movies are called.
  public var kind = ItemKind.movie

  /// - Precondition: the ids of `movies` and of `users` ascend, each once.
  public init(
    movies: [Movie], users: [User], unratedMovies: [Movie] = [], silentUsers: [User] = []
  ) {
    precondition(
      movies.ascend(by: \.id) && users.ascend(by: \.id), "the catalogue's ids do not ascend")
    self.movies = movies
    self.users = users
    self.unratedMovies = unratedMovies
    self.silentUsers = silentUsers
  }

  public subscript(index: MovieIndex) -> Movie { movies[index.position] }
  public subscript(index: UserIndex) -> User { users[index.position] }

  /// The index of a rated movie; nil where no rating names the id.
  public func index(of id: MovieID) -> MovieIndex? {
    movies.position(of: id, \.id).map(MovieIndex.init)
  }

  /// The index of a user who rated; nil where no rating names the id.
  public func index(of id: UserID) -> UserIndex? {
    users.position(of: id, \.id).map(UserIndex.init)
  }
}

extension Array {
  fileprivate func ascend(by key: (Element) -> some Comparable) -> Bool {
    zip(self, dropFirst()).allSatisfy { key($0) < key($1) }
  }

  /// Where the element with an id stands, ids ascending: found in O(log n), without a table to build
  /// for every set that is read.
  fileprivate func position<ID: Comparable>(of id: ID, _ key: (Element) -> ID) -> Int? {
    var range = startIndex..<endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      let other = key(self[middle])
      if other == id { return middle }
      range = other < id ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }
}
