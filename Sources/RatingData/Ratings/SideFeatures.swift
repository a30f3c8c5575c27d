/// What is known of users and movies beside their ratings, as a learner can use it.
public enum SideFeature: String, CaseIterable, Sendable {
  /// The genres of a movie, several at a time.
  case genres
  /// The decade of a movie's release.
  case decade
  case gender
  /// The age group of a user.
  case age
  case occupation
  /// In which of their sessions a user rated.
  case time
}

/// The catalogue's columns as features, made when they are asked for: few runs want them.
public struct SideFeatures: Sendable {
  private let users: [User]
  private let movies: [Movie]

  /// By `UserIndex` and `MovieIndex`.
  public init(users: [User], movies: [Movie]) {
    self.users = users
    self.movies = movies
  }

  /// The features of data that come without a catalogue.
  public static let none = SideFeatures(users: [], movies: [])

  /// The names that each user has of a feature, each once; nil where the set says nothing of it.
  public func ofUsers(_ feature: SideFeature) -> [[String]]? {
    Self.known(users.map { Self.names(feature, of: $0) })
  }

  /// The names that each movie has of a feature, each once; nil where the set says nothing of it.
  public func ofMovies(_ feature: SideFeature) -> [[String]]? {
    Self.known(movies.map { Self.names(feature, of: $0) })
  }

  private static func known(_ names: [[String]]) -> [[String]]? {
    names.allSatisfy(\.isEmpty) ? nil : names
  }

  private static func names(_ feature: SideFeature, of movie: Movie) -> [String] {
    switch feature {
    case .genres: Set(movie.genres).sorted()
    case .decade: movie.year.map { ["\($0 / 10 * 10)s"] } ?? []
    case .gender, .age, .occupation, .time: []
    }
  }

  private static func names(_ feature: SideFeature, of user: User) -> [String] {
    guard let profile = user.profile else { return [] }
    return switch feature {
    case .gender: [profile.gender]
    case .age: [profile.ageGroup]
    case .occupation: [profile.occupation]
    case .genres, .decade, .time: []
    }
  }
}
