import Models
import RatingData

/// Small ratings with something to learn in them.
package enum Samples {
  /// Rating = 3 ± taste of the user × kind of the movie, on 1 ... 5; some rows are rare.
  package static func ratings(
    users: Int = 40, movies: Int = 30, count: Int = 900, seed: UInt64 = 5
  ) -> Ratings {
    var chance = SeededGenerator(seed: seed, stream: .other)
    func row(of rows: Int) -> Int {
      let part = chance.unitFloat()
      return Int(part * part * Float(rows))
    }
    let pairs = (0..<count).map { _ in (user: row(of: users), movie: row(of: movies)) }
    return Ratings(
      users: pairs.map { UserIndex($0.user) }, movies: pairs.map { MovieIndex($0.movie) },
      values: pairs.map { $0.user % 2 == $0.movie % 2 ? 5 : 1 }, userCount: users,
      movieCount: movies)
  }

  /// Such ratings with times: a session of each user every day, on every other of which they rate a star higher.
  package static func timedRatings() -> Ratings {
    let ratings = ratings()
    let days = (0..<ratings.count).map { $0 % 4 }
    return Ratings(
      users: ratings.users, movies: ratings.movies,
      values: days.indices.map { ratings.values[$0] + Float(days[$0] % 2) },
      times: days.map { 1_000_000 + UInt32($0) * 86_400 }, userCount: ratings.userCount,
      movieCount: ratings.movieCount)
  }

  /// Rating = 3 + what the user adds + what the movie adds, on 2 ... 4, and nothing else.
  package static func additiveRatings(
    users: Int = 40, movies: Int = 30, count: Int = 900
  ) -> Ratings {
    let ratings = ratings(users: users, movies: movies, count: count)
    let values = zip(ratings.users, ratings.movies).map { user, movie in
      3 + Float(user.position % 3 - 1) / 2 + Float(movie.position % 5 - 2) / 4
    }
    return Ratings(
      users: ratings.users, movies: ratings.movies, values: values, userCount: users,
      movieCount: movies)
  }

  /// Factors uniform in −1 ..< 1.
  package static func matrix(rows: Int, columns: Int, seed: UInt64) -> FactorMatrix {
    var chance = SeededGenerator(seed: seed, stream: .start)
    let values = (0..<rows * columns).map { _ in 2 * chance.unitFloat() - 1 }
    return FactorMatrix(rows: rows, columns: columns, values: values)
  }

  package static func model(
    users: Int = 25, movies: Int = 70, factors: Int = 20, seed: UInt64 = 3
  ) -> FactorModel {
    FactorModel(
      userFactors: matrix(rows: users, columns: factors, seed: seed),
      movieFactors: matrix(rows: movies, columns: factors, seed: seed + 1),
      biases: Biases(
        mean: 3.5, users: matrix(rows: users, columns: 1, seed: seed + 2).values,
        movies: matrix(rows: movies, columns: 1, seed: seed + 3).values))
  }

  package static func snapshot(of model: any Model = Samples.model()) -> Snapshot {
    Snapshot(model, epoch: 4, validated: 0.75)
  }
}
