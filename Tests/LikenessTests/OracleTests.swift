import Concurrency
import Models
import RatingData
import Testing

@testable import Likeness

/// Against plain NumPy on dense matrices: `Oracle/likeness.py`.
@Suite struct `Views of a few ratings` {
  @Test(arguments: LikenessView.allCases)
  func `rank what the oracle ranks`(_ view: LikenessView) throws {
    let fixture = try Fixture.read()
    let likeness = try fixture.likeness()
    let expected = fixture.expected(view)
    try #require(expected.count == fixture.movies)
    for (movie, list) in expected.enumerated() {
      let found = likeness.list(of: MovieIndex(movie), in: view)
      #expect(
        found.map(\.index.position) == list.map(\.movie),
        "\(view.title), movie \(movie): order")
      for (entry, other) in zip(found, list) {
        // Scores are kept at half precision.
        #expect(
          abs(Double(entry.similarity) - other.score) < 1e-3 * other.score + 1e-6,
          "\(view.title), movie \(movie): \(entry.similarity), expected \(other.score)")
      }
    }
  }

  @Test func `are fused as the oracle fuses them`() throws {
    let fixture = try Fixture.read()
    let likeness = try fixture.likeness()
    #expect(abs(likeness.rule.density - fixture.density) < 1e-9)
    for (movie, list) in fixture.expectedFused.enumerated() {
      let found = likeness.nearestMovies(to: MovieIndex(movie), count: 100)
      #expect(found.map(\.index.position) == list.map(\.movie), "movie \(movie): order")
      for (entry, other) in zip(found, list) {
        #expect(abs(Double(entry.similarity) - other.score) < 1e-6, "movie \(movie)")
      }
    }
  }

  @Test func `list movies with twenty ratings alone, and know those with fewer`() throws {
    let fixture = try Fixture.read()
    let likeness = try fixture.likeness()
    let totals = MovieTotals(fixture.data)
    #expect(likeness.listedCount < likeness.movieCount)
    for movie in 0..<fixture.movies {
      let nearest = likeness.nearestMovies(to: MovieIndex(movie), count: 100)
      #expect(!nearest.isEmpty)
      #expect(nearest.allSatisfy { totals.count($0.index) >= 20 && $0.index.position != movie })
    }
  }

  @Test func `are the same bits on any number of threads`() throws {
    let fixture = try Fixture.read()
    let one = try fixture.likeness(threads: 1)
    #expect(try fixture.likeness(threads: 5) == one)
  }
}
