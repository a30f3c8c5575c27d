import Answers
import RatingData
import Testing

@Suite struct `Regions of a map` {
  /// A hundred movies in four quarters of the view: westerns of the 50s, horror of all times, a series, and of all sorts.
  private let data: DataSet = {
    let sorts = ["Drama", "Comedy", "Action", "War", "Crime"]
    let movies = (0..<100).map { index -> Movie in
      let number = index % 25
      let (title, genre): (String, String) =
        switch index / 25 {
        case 0: ("Ride \(index) (195\(number % 10))", "Western")
        case 1: ("Night \(index) \(number)x (\(1920 + 3 * number))", "Horror")
        case 2:
          ("Saga \(number + 2) (\(1940 + 2 * number))", sorts[(number % 5 + number / 5 * 2) % 5])
        default:
          ("Story of \(index)x (\(1930 + 2 * number))", sorts[(number % 5 + number / 5 * 2) % 5])
        }
      return Movie(id: MovieID(Int64(index)), title: title, genres: [genre])
    }
    let ratings = Ratings(
      users: movies.indices.map { _ in UserIndex(0) },
      movies: movies.indices.map { MovieIndex($0) },
      values: movies.map { _ in 4 }, userCount: 1, movieCount: 100)
    return DataSet(
      name: "regions", ratings: ratings,
      catalogue: Catalogue(movies: movies, users: [User(id: UserID(Int64(0)))]))
  }()

  /// Each quarter's movies in a square of five by five.
  private let points = (0..<100).map { index -> (x: Double, y: Double) in
    let number = index % 25
    let corner = [(0.05, 0.05), (0.65, 0.05), (0.05, 0.65), (0.65, 0.65)][index / 25]
    return (corner.0 + Double(number % 5) * 0.06, corner.1 + Double(number / 5) * 0.06)
  }
  private let movies = (0..<100).map { MovieIndex($0) }

  private func regions(_ points: [(x: Double, y: Double)]) -> MapRegions {
    // A series has a fourth of all movies here.
    MapRegions(movies, at: points, MovieTraits(data), columns: 4, rows: 4, mostShare: 0.3)
  }

  @Test func `are called what is over-represented there`() throws {
    let regions = regions(points)
    func name(_ x: Double, _ y: Double) -> String? { regions.region(at: (x, y))?.name }
    #expect(name(0.2, 0.2) == "WESTERN")
    #expect(name(0.8, 0.2) == "HORROR")
    #expect(name(0.2, 0.8) == "SAGA")
    // Of all sorts: nothing sets them apart.
    #expect(regions.regions.count == 3)
    let western = try #require(regions.regions.first { $0.name == "WESTERN" })
    #expect(abs(western.x - 0.17) < 0.01 && abs(western.y - 0.17) < 0.01, "in their middle")
  }

  @Test func `are of what is in view alone`() {
    // Zoomed in at the westerns: all are westerns of the 50s, which tells no parts of them apart.
    let zoomed = points.map { (x: $0.x * 2.5, y: $0.y * 2.5) }
    #expect(regions(zoomed).regions.isEmpty)
    let none: [(x: Double, y: Double)] = points.map { _ in (2, 2) }
    #expect(regions(none).regions.isEmpty && regions(none).region(at: (0.5, 0.5)) == nil)
  }

  @Test func `are none far from all that have a name`() {
    #expect(regions(points).region(at: (0.95, 0.95)) == nil)
  }
}
