import Concurrency
import Foundation
import Models
import RatingData

@testable import Likeness

/// What NumPy says of a few ratings: `Oracle/likeness.py`.
struct Fixture: Decodable {
  let users: Int
  let movies: Int
  /// User, movie, rating.
  private let ratings: [[Float]]
  /// Draw by draw, movies × factors.
  private let draws: [[Float]]
  let factors: Int
  let density: Double
  /// By view and movie: what it ranks first, and how near.
  private let lists: [String: [[[Double]]]]
  private let fused: [[[Double]]]

  struct Entry {
    let movie: Int
    let score: Double
  }

  static func read() throws -> Fixture {
    try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: url("likeness.json")))
  }

  static func url(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
  }

  var data: Ratings {
    Ratings(
      users: ratings.map { UserIndex(Int($0[0])) }, movies: ratings.map { MovieIndex(Int($0[1])) },
      values: ratings.map { $0[2] }, userCount: users, movieCount: movies)
  }

  /// Movies that have a genre, so that features are known.
  var catalogue: [Movie] {
    (0..<movies).map { Movie(id: MovieID(Int64($0)), title: "M\($0)", genres: ["Drama"]) }
  }

  var drawn: [FactorMatrix] {
    draws.map { FactorMatrix(rows: movies, columns: factors, values: $0) }
  }

  func expected(_ view: LikenessView) -> [[Entry]] { Self.entries(lists[view.rawValue] ?? []) }
  var expectedFused: [[Entry]] { Self.entries(fused) }

  private static func entries(_ lists: [[[Double]]]) -> [[Entry]] {
    lists.map { list in list.map { Entry(movie: Int($0[0]), score: $0[1]) } }
  }

  /// The likeness of the ratings, with the samples of the fixture's draws instead of a chain's.
  func likeness(threads: Int = 2) throws -> Likeness {
    let workers = Workers(count: threads)
    var builder = LikenessBuilder(data, movies: catalogue)
    while builder.next != [.samples] { guard builder.advance(with: workers) else { break } }
    var likeness = builder.likeness
    var vectors = SampledVectors(Audience(data).listed, factors: factors, draws: draws.count)
    for draw in drawn { vectors.append(draw, with: workers) }
    likeness.lists[.samples] = vectors.lists(with: workers) { _ in true }
    likeness.bases[.samples] = likeness.bases[.watched]
    return likeness
  }
}
