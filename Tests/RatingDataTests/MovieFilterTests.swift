import RatingData
import Testing

@Suite struct `Filters of movies` {
  private static let genres = ["Action", "Children's", "Comedy", "Crime", "Horror", "Sci-Fi"]

  private func filter(_ text: String) throws -> MovieFilter {
    try MovieFilter(text, genres: Self.genres, minimumRatings: 20)
  }

  @Test func `a text says genres, years, ratings and whether what was seen shows`() throws {
    #expect(try filter("") == MovieFilter(minimumRatings: 20))
    #expect(
      try filter("sci -HORROR 1990s 50+ seen")
        == MovieFilter(
          minimumRatings: 50, years: 1990...1999, genres: ["Sci-Fi"], excludedGenres: ["Horror"],
          includesSeen: true))
  }

  @Test(
    arguments: [
      ("1994", 1994...1994), ("1990-1999", 1990...1999), ("1990-", 1990...9999),
      ("..1979", 0...1979), ("1970s", 1970...1979),
    ] as [(String, ClosedRange<Int>)])
  func `years`(_ text: String, _ years: ClosedRange<Int>) throws {
    #expect(try filter(text).years == years)
    #expect(try filter(filter(text).text).years == years)
  }

  @Test(arguments: ["western", "1999-1990", "-", "50", "c", "++", "99999999999999999999+"])
  func `what means nothing is said`(_ text: String) {
    #expect(throws: MovieFilterError.self) { try filter(text) }
  }

  /// So many movies with each number of ratings.
  @Test(
    arguments: [
      ([(300, 25)], 20), ([(100, 20), (900, 0)], 20), ([(99, 20), (900, 6)], 5),
      ([(99, 20), (900, 3)], 0), ([(30, 25)], 20), ([(10, 25), (30, 2)], 0), ([], 20),
    ] as [([(movies: Int, ratings: Int)], Int)])
  func `of another program's model leave out fewer where few are rated often`(
    _ groups: [(movies: Int, ratings: Int)], _ expected: Int
  ) {
    let counts = groups.flatMap { Array(repeating: $0.ratings, count: $0.movies) }
    let pairs = counts.enumerated().flatMap { movie, count in
      (0..<count).map { (user: $0, movie: movie) }
    }
    let data = DataSet(
      name: "data",
      ratings: Ratings(
        users: pairs.map { UserIndex($0.user) }, movies: pairs.map { MovieIndex($0.movie) },
        values: pairs.map { _ in 3 }, userCount: 30, movieCount: counts.count),
      catalogue: Catalogue(
        movies: counts.indices.map { Movie(id: MovieID(Int64($0)), title: "M\($0)") },
        users: (0..<30).map { User(id: UserID(Int64($0))) }))
    #expect(data.fewestRatingsToList(20) == expected)
  }

  @Test func `movies are judged by all of it`() throws {
    let movies = [
      Movie(id: MovieID(Int64(1)), title: "Alien (1979)", genres: ["Horror", "Sci-Fi"]),
      Movie(id: MovieID(Int64(2)), title: "Brazil (1985)", genres: ["Sci-Fi"]),
      Movie(id: MovieID(Int64(3)), title: "No year", genres: ["Sci-Fi"]),
    ]
    let pairs = [(0, 0), (0, 1), (1, 1), (1, 2), (0, 2)]
    let data = DataSet(
      name: "sample",
      ratings: Ratings(
        users: pairs.map { UserIndex($0.0) }, movies: pairs.map { MovieIndex($0.1) },
        values: pairs.map { _ in 3 }, userCount: 2, movieCount: 3),
      catalogue: Catalogue(
        movies: movies, users: [User(id: UserID(Int64(1))), User(id: UserID(Int64(2)))]))
    func admitted(_ filter: MovieFilter) -> [Int] {
      (0..<3).filter { filter.admits(MovieIndex($0), in: data) }
    }
    #expect(admitted(MovieFilter()) == [0, 1, 2])
    #expect(admitted(MovieFilter(minimumRatings: 2)) == [1, 2])
    #expect(admitted(MovieFilter(years: 1980...1989)) == [1])
    #expect(admitted(MovieFilter(genres: ["Sci-Fi"])) == [0, 1, 2])
    #expect(admitted(MovieFilter(genres: ["Sci-Fi", "Horror"])) == [0])
    #expect(admitted(MovieFilter(excludedGenres: ["Horror"])) == [1, 2])
    // A list is chosen among whatever its movies' number of ratings.
    var chosen = MovieFilter(minimumRatings: 2)
    chosen.only = MovieSelection(name: "list", movies: [MovieIndex(0), MovieIndex(2)])
    #expect(admitted(chosen) == [0, 2] && chosen.parts == ["only 2 of list"])
    chosen.without = MovieSelection(name: "other", movies: [MovieIndex(2)])
    #expect(admitted(chosen) == [0] && !chosen.admitsAll)
    chosen.only = nil
    #expect(admitted(chosen) == [1] && chosen.parts == ["≥ 2 ratings", "without other"])
  }

  @Test func `titles of other catalogues are found by name and year`() {
    let index = TitleIndex([
      Movie(id: MovieID(Int64(1)), title: "Matrix, The (1999)"),
      Movie(id: MovieID(Int64(2)), title: "Amélie (Fabuleux destin d'Amélie Poulain, Le) (2001)"),
      Movie(id: MovieID(Int64(3)), title: "Psycho (1960)"),
      Movie(id: MovieID(Int64(4)), title: "Psycho (1998)"),
    ])
    #expect(index.movie(titled: "The Matrix", year: 1999) == MovieIndex(0))
    #expect(index.movie(titled: "Amelie", year: 2001) == MovieIndex(1))
    #expect(index.movie(titled: "Le fabuleux destin d'Amélie Poulain", year: 2002) == MovieIndex(1))
    #expect(index.movie(titled: "Psycho", year: 1998) == MovieIndex(3))
    #expect(index.movie(titled: "Psycho", year: nil) == nil)
    #expect(index.movie(titled: "Psycho", year: 1970) == nil)
    #expect(index.movie(titled: "Psych", year: 1960) == nil)
    #expect(index.match(titled: "Psycho", year: nil) == .several([MovieIndex(2), MovieIndex(3)]))
    #expect(index.match(titled: "Psycho", year: .max) == .none)
    #expect(index.match(titled: "Psycho", year: .min) == .none)
    #expect(index.match(listed: "Amelie (Le Fabuleux Destin) (2001)") == .one(MovieIndex(1)))
  }
}
