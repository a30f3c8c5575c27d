import RatingData

/// Made-up movies and users of a synthetic set.
enum SyntheticCatalogue {
  /// How many movies in a hundred have each genre, roughly as in MovieLens.
  private static let shares: [(genre: String, percent: UInt32)] = [
    ("Action", 12), ("Adventure", 7), ("Animation", 5), ("Children's", 5), ("Comedy", 27),
    ("Crime", 9), ("Documentary", 9), ("Drama", 41), ("Fantasy", 4), ("Film-Noir", 1),
    ("Horror", 10), ("Musical", 2), ("Mystery", 5), ("Romance", 12), ("Sci-Fi", 6),
    ("Thriller", 14), ("War", 3), ("Western", 2),
  ]

  /// Ids from 1; titles such as `Movie 17 (1987)`.
  static func make(_ plan: SyntheticPlan, _ generator: inout SeededGenerator) -> Catalogue {
    let movies = (1...Int64(plan.movies)).map { number in
      Movie(
        id: MovieID(number), title: "Movie \(number) (\(year(&generator)))",
        genres: genres(&generator))
    }
    let users = (1...Int64(plan.users)).map { User(id: UserID($0)) }
    return Catalogue(movies: movies, users: users)
  }

  /// 1920 to 2019, mostly late: of two throws the later.
  private static func year(_ generator: inout SeededGenerator) -> Int {
    1920 + Int(max(generator.below(100), generator.below(100)))
  }

  /// At least one.
  private static func genres(_ generator: inout SeededGenerator) -> [String] {
    let genres = shares.filter { generator.below(100) < $0.percent }.map(\.genre)
    return genres.isEmpty ? ["Drama"] : genres
  }
}
