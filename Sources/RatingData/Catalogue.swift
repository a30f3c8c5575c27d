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

  private let movieIndices: [MovieID: MovieIndex]
  private let userIndices: [UserID: UserIndex]

  public init(
    movies: [Movie], users: [User], unratedMovies: [Movie] = [], silentUsers: [User] = []
  ) {
    self.movies = movies
    self.users = users
    self.unratedMovies = unratedMovies
    self.silentUsers = silentUsers
    movieIndices = Dictionary(
      movies.enumerated().map { ($1.id, MovieIndex($0)) }, uniquingKeysWith: { first, _ in first })
    userIndices = Dictionary(
      users.enumerated().map { ($1.id, UserIndex($0)) }, uniquingKeysWith: { first, _ in first })
  }

  public subscript(index: MovieIndex) -> Movie { movies[index.position] }
  public subscript(index: UserIndex) -> User { users[index.position] }

  /// The index of a rated movie; nil where no rating names the id.
  public func index(of id: MovieID) -> MovieIndex? { movieIndices[id] }

  /// The index of a user who rated; nil where no rating names the id.
  public func index(of id: UserID) -> UserIndex? { userIndices[id] }
}
