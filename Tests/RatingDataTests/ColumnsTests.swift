import RatingData
import Testing

@Suite("Ratings as columns, and where each row's stand")
struct ColumnsTests {
  private let ratings = Ratings(
    users: [2, 0, 2, 0, 2].map { UserIndex($0) }, movies: [1, 1, 0, 0, 1].map { MovieIndex($0) },
    values: [3, 5, 1, 2, 4.5], userCount: 3, movieCount: 2)

  @Test("Scale and mean are of the values that occur")
  func statistics() {
    #expect(ratings.count == 5)
    #expect(ratings.scale.range == 1...5)
    #expect(ratings.mean == 3.1)
  }

  @Test("No ratings have a scale and a mean of 0")
  func empty() {
    let none = Ratings(users: [], movies: [], values: [], userCount: 0, movieCount: 0)
    #expect(none.scale.range == 0...0)
    #expect(none.mean == 0)
    #expect(none.count == 0)
  }

  @Test("A row lists its ratings in the order of the file, also where it has none")
  func rows() {
    let byUser = UserRows(ratings)
    #expect((0..<3).map { Array(byUser[UserIndex($0)]) } == [[1, 3], [], [0, 2, 4]])
    #expect((0..<3).map { byUser.count(UserIndex($0)) } == [2, 0, 3])
  }

  @Test("Where each user's ratings stand together, rows are stretches of the file")
  func groupedRows() {
    let grouped = Ratings(
      users: [2, 2, 0, 3].map { UserIndex($0) }, movies: [1, 0, 0, 1].map { MovieIndex($0) },
      values: [3, 5, 1, 2], userCount: 4, movieCount: 2)
    let byUser = UserRows(grouped)
    #expect((0..<4).map { Array(byUser[UserIndex($0)]) } == [[2], [], [0, 1], [3]])
  }

  @Test("Movies are counted and averaged")
  func totals() {
    let totals = MovieTotals(ratings)
    #expect((0..<2).map { totals.count(MovieIndex($0)) } == [2, 3])
    #expect((0..<2).map { totals.mean(MovieIndex($0)) } == [1.5, 12.5 / 3])
  }

  @Test(
    "Everyone who rated a movie is found, wherever their ratings stand",
    arguments: [0, 1, 63, 64, 65, 200])
  func raters(others: Int) {
    let users = [4] + (0..<others).map { _ in 0 } + [3, 0, 4]
    let movies = [1] + (0..<others).map { _ in 0 } + [1, 0, 1]
    let data = DataSet(
      name: "tiny",
      ratings: Ratings(
        users: users.map { UserIndex($0) }, movies: movies.map { MovieIndex($0) },
        values: users.map { _ in 3 }, userCount: 5, movieCount: 3),
      catalogue: Catalogue(
        movies: [10, 20, 30].map { Movie(id: MovieID($0), title: "") },
        users: (1...5).map { User(id: UserID($0)) }))
    #expect(data.raters(of: MovieIndex(1)) == [UserIndex(3), UserIndex(4)])
    #expect(data.raters(of: MovieIndex(0)) == [UserIndex(0)])
    #expect(data.raters(of: MovieIndex(2)).isEmpty)
  }

  @Test("A data set tells a rating, the last of several, and a row's mean")
  func dataSet() {
    let data = DataSet(
      name: "tiny", ratings: ratings,
      catalogue: Catalogue(
        movies: [10, 20].map { Movie(id: MovieID($0), title: "") },
        users: [1, 2, 3].map { User(id: UserID($0)) }))
    #expect(data.rating(of: MovieIndex(1), by: UserIndex(2)) == 4.5)
    #expect(data.rating(of: MovieIndex(0), by: UserIndex(1)) == nil)
    #expect(data.mean(of: MovieIndex(0)) == 1.5)
    #expect(data.mean(of: UserIndex(1)) == 0)
    #expect(data.catalogue.index(of: MovieID(20)) == MovieIndex(1))
    #expect(data.catalogue.index(of: UserID(9)) == nil)
  }
}
