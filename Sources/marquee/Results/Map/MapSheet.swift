import Answers
import Exporting
import RatingData

/// A plane of movies with names of its regions: what a map shows, whatever draws it.
struct MapSheet {
  let plane: MoviePlane
  let data: DataSet
  /// What it was laid out by.
  let name: String
  let regions: MapRegions
  /// As the plane's movies, in parts of the whole from the left and from the bottom.
  let points: [(x: Double, y: Double)]

  /// Cells that names of regions are looked for in: as many as a slide has room for.
  private static let columns = 14
  private static let rows = 10

  init(_ plane: MoviePlane, of data: DataSet, by name: String) {
    self.plane = plane
    self.data = data
    self.name = name
    let positions = plane.positions.map { (x: Double($0.x), y: Double($0.y)) }
    let (lowX, highX) = (positions.map(\.x).min() ?? 0, positions.map(\.x).max() ?? 0)
    let (lowY, highY) = (positions.map(\.y).min() ?? 0, positions.map(\.y).max() ?? 0)
    points = positions.map {
      (
        ($0.x - lowX) / max(highX - lowX, .leastNormalMagnitude),
        ($0.y - lowY) / max(highY - lowY, .leastNormalMagnitude)
      )
    }
    regions = MapRegions(
      plane.movies, at: points, MovieTraits(data), columns: Self.columns, rows: Self.rows)
  }

  static let header = ["movieId", "x", "y", "region", "title"]

  /// The most rated first.
  var csv: String {
    SeparatedText.csv(
      Self.header,
      plane.movies.indices.reversed().lazy.map { index in
        let movie = data.catalogue[plane.movies[index]]
        return [
          "\(movie.id)", "\(plane.positions[index].x)", "\(plane.positions[index].y)",
          regions.region(at: points[index])?.name ?? "", movie.title,
        ]
      })
  }
}
