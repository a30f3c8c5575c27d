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
    #expect(ratings.scale == 1...5)
    #expect(ratings.mean == 3.1)
  }

  @Test("No ratings have a scale and a mean of 0")
  func empty() {
    let none = Ratings(users: [], movies: [], values: [], userCount: 0, movieCount: 0)
    #expect(none.scale == 0...0)
    #expect(none.mean == 0)
    #expect(none.count == 0)
  }

  @Test("A row lists its ratings in the order of the file, also where it has none")
  func rows() {
    let byUser = RowIndex.byUser(ratings)
    #expect((0..<3).map { Array(byUser[$0]) } == [[1, 3], [], [0, 2, 4]])
    #expect((0..<3).map { byUser.count($0) } == [2, 0, 3])
    let byMovie = RowIndex.byMovie(ratings)
    #expect((0..<2).map { Array(byMovie[$0]) } == [[2, 3], [0, 1, 4]])
  }

  @Test("A data set tells a rating, the last of several, and a row's mean")
  func dataSet() {
    let data = DataSet(
      name: "tiny", ratings: ratings,
      catalogue: Catalogue(
        movies: [10, 20].map { Movie(id: MovieID(rawValue: $0), title: "") },
        users: [1, 2, 3].map { User(id: UserID(rawValue: $0)) }))
    #expect(data.rating(of: MovieIndex(1), by: UserIndex(2)) == 4.5)
    #expect(data.rating(of: MovieIndex(0), by: UserIndex(1)) == nil)
    #expect(data.mean(of: MovieIndex(0)) == 1.5)
    #expect(data.mean(of: UserIndex(1)) == 0)
    #expect(data.catalogue.index(of: MovieID(rawValue: 20)) == MovieIndex(1))
    #expect(data.catalogue.index(of: UserID(rawValue: 9)) == nil)
  }
}
