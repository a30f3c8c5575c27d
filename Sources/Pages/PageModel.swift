import Answers
import Concurrency
import Models
import RatingData
import Text

/// What a page shows of a model after an epoch: for each movie those that are nearest, and the map.
public struct PageModel: Sendable, Equatable {
  public let epoch: Int
  /// What is near is found by: `cosine`.
  public let measure: String
  /// For each of the movies that were asked for the nearest, as `marquee similar` lists them.
  public let lists: [[Neighbour<MovieIndex>]]
  /// nil of a model without factors.
  public let plane: MoviePlane?

  /// Neighbours of a movie.
  public static let length = 10

  /// - Parameters:
  ///   - movies: those that have lists.
  ///   - previous: of the epoch before or behind, whose map this one's goes on from.
  ///   - watch: sees the map as it forms; false ends it, and there is none.
  /// - Returns: nil of a model that knows no similarity.
  public init?(
    _ snapshot: Snapshot, of movies: [MovieIndex], in data: DataSet, filter: MovieFilter,
    from previous: PageModel? = nil, workers: Workers, watch: (MoviePlane) -> Bool = { _ in true }
  ) {
    let asked = AskedNearness.model(snapshot.model, nil)
    guard !snapshot.model.similarities.isEmpty,
      let nearness = asked.movieNearness(in: data, filter: filter)
    else { return nil }
    epoch = snapshot.epoch
    measure = asked.measure.rawValue
    lists = workers.map(movies.count) { place in
      nearness.nearestMovies(to: movies[place], count: Self.length) { filter.admits($0, in: data) }
    }
    plane = MoviePlane(
      movies, of: snapshot.model, from: previous?.plane, workers: workers, watch: watch)
  }
}

extension PageModel {
  /// Which movies have lists on a page: those of the map, of very many the most rated.
  public static func movies(in data: DataSet) -> [MovieIndex] {
    MoviePlane.movies(in: data).reversed().prefix(mostMovies).map(\.self)
  }

  private static let mostMovies = 5000
  /// Bytes of a neighbour, its number and how near it is, and of a movie on the map.
  private static let (bytesOfNeighbour, bytesOfPoint) = (9, 9)
  /// Bytes that all epochs may take; the rest of the page takes one megabyte at the most.
  private static let budget = 3_800_000

  /// The epochs of a run that a page has room for, evenly apart; the first, the last and the best are among them.
  public static func epochs(_ all: [Int], best: Int, movies: Int) -> [Int] {
    let size = max(1, movies * (length * bytesOfNeighbour + bytesOfPoint))
    let room = max(1, budget / size)
    guard all.count > room, let last = all.indices.last else { return all }
    guard room > 1 else { return [best] }
    let even = (0..<room).map { all[$0 * last / (room - 1)] }
    guard !even.contains(best) else { return even }
    let nearest = even.indices.dropFirst().dropLast().min {
      (even[$0] - best).magnitude < (even[$1] - best).magnitude
    }
    var chosen = even
    chosen[nearest ?? 0] = best
    return chosen
  }
}

extension PageModel {
  /// - Parameter regions: of the map, by the traits of movies.
  func json(_ movies: inout PageMovies, _ traits: MovieTraits) -> JSON {
    let places = lists.map { list in list.map { JSON.integer(movies.place(of: $0.index)) } }
    return [
      "epoch": .integer(epoch), "lists": .array(places.map { .array($0) }),
      "near": .array(
        lists.map { list in
          .array(list.map { .integer(Int(exactly: ($0.similarity * 1000).rounded())) })
        }), "map": plane.map { Self.json($0, &movies, traits) } ?? .null,
    ]
  }

  /// Parts of the map are named as on the map of `marquee map`.
  private static let (columns, rows) = (14, 10)

  /// Places, and positions in thousandths of the width and the height, from the left and from the top.
  private static func json(
    _ plane: MoviePlane, _ movies: inout PageMovies, _ traits: MovieTraits
  ) -> JSON {
    let points = zip(parts(plane.positions.map(\.x)), parts(plane.positions.map(\.y)))
      .map { (x: $0, y: $1) }
    let regions = MapRegions(plane.movies, at: points, traits, columns: columns, rows: rows)
    func thousandths(_ part: Double) -> JSON { .integer(Int((part * 1000).rounded())) }
    return [
      "movies": .array(plane.movies.map { .integer(movies.place(of: $0)) }),
      "x": .array(points.map { thousandths($0.x) }),
      "y": .array(points.map { thousandths(1 - $0.y) }),
      "regions": .array(
        regions.regions.map {
          ["name": .string($0.name), "x": thousandths($0.x), "y": thousandths(1 - $0.y)]
        }),
    ]
  }

  /// Where values stand between the least, 0, and the greatest, 1, of which the outermost few do not decide the range: one
  /// outlier would push all others together.
  static func parts(_ values: [Float]) -> [Double] {
    let sorted = values.filter(\.isFinite).sorted()
    guard let last = sorted.indices.last else { return values.map { _ in 0.5 } }
    let (low, high) = (Double(sorted[last / 100]), Double(sorted[last - last / 100]))
    let room = (high - low) * 0.05
    guard room > 0 else { return values.map { _ in 0.5 } }
    return values.map { value in
      let part = (Double(value) - low + room) / (high - low + 2 * room)
      return part.isNaN ? 0.5 : min(1, max(0, part))
    }
  }
}
