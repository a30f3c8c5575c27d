import Models
import RatingData

/// Three users, four rated movies, one that nobody rated, and a model that can be checked by hand.
enum SmallData {
  static let data = DataSet(
    name: "small",
    ratings: Ratings(
      users: [0, 0, 1, 1, 2].map(UserIndex.init), movies: [0, 1, 0, 2, 3].map(MovieIndex.init),
      values: [5, 3.5, 4, 2, 1], userCount: 3, movieCount: 4),
    catalogue: Catalogue(
      movies: [
        movie(1, "Toy Story (1995)"), movie(5, "Toy Story 2 (1999)"), movie(7, "Hamlet (1990)"),
        movie(9, "Hamlet (2000)"),
      ],
      users: [
        User(
          id: UserID(2),
          profile: .init(gender: "F", ageGroup: "18–24", occupation: "artist")),
        User(id: UserID(3)), User(id: UserID(42)),
      ],
      unratedMovies: [
        movie(6, "Fargo (1996)"), movie(8, "Toy Soldiers (1991)"), movie(10, "Hamlet (1990)"),
      ],
      silentUsers: [User(id: UserID(4))]))

  /// Two factors; predictions are sums of two products.
  static let model = FactorModel(
    userFactors: FactorMatrix(rows: 3, columns: 2, values: [1, 2, 2, 4, 0, 1]),
    movieFactors: FactorMatrix(rows: 4, columns: 2, values: [1, 2, 2, 1, 3, 0.5, -1, 4]))

  private static func movie(_ id: Int64, _ title: String) -> Movie {
    Movie(id: MovieID(id), title: title)
  }
}
