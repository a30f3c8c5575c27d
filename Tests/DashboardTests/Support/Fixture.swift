import RatingData

/// A small set of ratings with structure: those who like one kind of movie dislike the other.
enum Fixture {
  static let titles = [
    "Toy Story (1995)", "Alien (1979)", "Amélie (2001)", "Heat (1995)", "Fargo (1996)",
    "Toy Story 2 (1999)", "Aliens (1986)", "Godfather, The (1972)", "Brazil (1985)", "Ran (1985)",
    "Big Night (1996)", "Ponyo 崖の上のポニョ (2008)",
    "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb (1964)",
    "Babe (1995)", "Clerks (1994)", "Antz (1998)", "Jaws (1975)", "Seven Samurai (1954)",
    "Vertigo (1958)", "Rocky (1976)", "Psycho (1960)", "Network (1976)", "Manhattan (1979)",
    "Stalker (1979)", "M (1931)", "Metropolis (1927)", "Notorious (1946)", "Freaks (1932)",
    "Duck Soup (1933)", "King Kong (1933)",
  ]

  private static let genres = [
    ["Animation", "Comedy"], ["Horror", "Sci-Fi", "Thriller"], ["Comedy", "Romance"], ["Crime"],
  ]

  static let users = 40

  /// Everyone rates about two thirds of the movies; users and movies of like parity get on.
  ///
  /// - Parameter step: what one star is on the scale.
  static func dataSet(
    named name: String, known: KnownSet?, step: Float = 1,
    id: (_ user: Int) -> UserID = { UserID(Int64($0 + 1)) }
  ) -> DataSet {
    var raters: [UserIndex] = []
    var rated: [MovieIndex] = []
    var values: [Float] = []
    for user in 0..<users {
      for movie in titles.indices where (user * 7 + movie * 5) % 3 != 0 || movie < user % 5 {
        raters.append(UserIndex(user))
        rated.append(MovieIndex(movie))
        let liking = (user + movie) % 2 == 0 ? 4 : 2
        values.append(step * Float(min(5, max(1, liking + (user * movie) % 3 - 1))))
      }
    }
    let ratings = Ratings(
      users: raters, movies: rated, values: values, userCount: users, movieCount: titles.count)
    let catalogue = Catalogue(
      movies: titles.enumerated().map {
        Movie(
          id: MovieID(Int64($0 * 3 + 1)), title: $1, genres: genres[$0 % genres.count])
      },
      users: (0..<users).map {
        User(
          id: id($0),
          profile: User.Profile(
            gender: $0 % 2 == 0 ? "F" : "M", ageGroup: "25–34", occupation: "academic/educator"))
      })
    return DataSet(name: name, ratings: ratings, catalogue: catalogue, known: known)
  }
}
