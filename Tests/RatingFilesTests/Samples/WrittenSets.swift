import Files
import RatingData

@testable import RatingFiles

/// Small sets to write, and what was written of them.
enum WrittenSets {
  /// Two users with demographics, two rated movies, one that nobody rated; whole stars.
  static let small = set(
    movies: [
      Movie(id: MovieID(1), title: "Rain, Again (1987)", genres: ["Comedy", "Drama"]),
      Movie(id: MovieID(3), title: "Böse Stille (2001)"),
    ],
    unrated: [Movie(id: MovieID(2), title: "The \"Quiet\" Hour", genres: ["Film-Noir"])],
    users: [
      User(id: UserID(2), profile: .init(gender: "F", ageGroup: "25–34", occupation: "writer")),
      User(
        id: UserID(5),
        profile: .init(gender: "M", ageGroup: "under 18", occupation: "K-12 student")),
    ])

  /// A set of three ratings, whose movies, users, values and times may be given.
  static func set(
    movies: [Movie] = [Movie(id: MovieID(1), title: "One"), Movie(id: MovieID(3), title: "Three")],
    unrated: [Movie] = [], users: [User] = [User(id: UserID(2)), User(id: UserID(5))],
    silent: [User] = [], values: [Float] = [4, 5, 1],
    times: [UInt32] = [100, 1_000_000_000, 4_294_967_295]
  ) -> DataSet {
    DataSet(
      name: "small",
      ratings: Ratings(
        users: [0, 0, 1].map(UserIndex.init), movies: [0, 1, 0].map(MovieIndex.init),
        values: values, times: times, userCount: users.count, movieCount: movies.count),
      catalogue: Catalogue(
        movies: movies, users: users, unratedMovies: unrated, silentUsers: silent))
  }

  /// The bytes of a file.
  static func bytes(_ path: String) throws -> [UInt8] { try InputFile.contents(of: path) }
}
