import Concurrency
import Foundation
import Learning
import Likeness
import Models
import RatingData
import RatingFiles
import Testing

/// What a metric of neighbours comes to.
private func value(_ name: String, of nearness: any MovieNearness, _ data: DataSet) -> Double {
  guard case .ofNeighbours(let compute)? = Metric(name)?.computation else { return .nan }
  return compute(
    JudgedNeighbours(
      nearness, ratings: data.ratings, movies: data.catalogue.movies,
      train: 0..<Int32(data.ratings.count)))
}

@Suite struct `Likeness of the embedded movies` {
  @Test func `finds series and genres by what was watched and liked alone`() throws {
    let data = try Source(nil).load(ReadingOptions())
    var builder = LikenessBuilder(data.ratings, movies: data.catalogue.movies)
    _ = builder.advance(with: .onePerCore)
    let first = value("siblings@10", of: builder.likeness, data)
    _ = builder.advance(with: .onePerCore)
    let second = value("siblings@10", of: builder.likeness, data)
    #expect(first >= 0.68 && second > first && second >= 0.71, "\(first), \(second)")
    #expect(value("genres@10", of: builder.likeness, data) >= 0.37)
    #expect(value("genres-popular@10", of: builder.likeness, data) >= 0.4)
  }
}

/// Where MovieLens 1M lies: its folder or its zip. It may not be passed on, so it is not here.
private let location = ProcessInfo.processInfo.environment["MARQUEE_ML1M"]

@Suite(.enabled(if: location != nil, "set MARQUEE_ML1M to its folder or zip"))
struct `Likeness of MovieLens 1M` {
  private func finished(_ data: DataSet) -> Likeness {
    var builder = LikenessBuilder(data.ratings, movies: data.catalogue.movies)
    while builder.advance(with: .onePerCore) {}
    return builder.likeness
  }

  @Test func `finds series, genres, and films that belong together`() throws {
    let data = try Source(location).load(ReadingOptions())
    let likeness = finished(data)
    #expect(value("siblings@10", of: likeness, data) >= 0.87)
    #expect(value("genres@10", of: likeness, data) >= 0.66)
    #expect(value("genres-popular@10", of: likeness, data) >= 0.57)
    let kin = try Kin(of: likeness, data)
    #expect(kin.films >= 280 && kin.hit >= 0.93 && kin.recall >= 0.53, "\(kin)")
  }

  @Test func `does the same for the embedded movies`() throws {
    let data = try Source(nil).load(ReadingOptions())
    let likeness = finished(data)
    #expect(value("siblings@10", of: likeness, data) >= 0.75)
    #expect(value("genres@10", of: likeness, data) >= 0.46)
    #expect(value("genres-popular@10", of: likeness, data) >= 0.48)
  }
}

/// Groups that a film lover would expect together (one director, one studio, one small genre): for how many films another
/// one is among the ten nearest, and what part of the others.
private struct Kin {
  let films: Int
  let hit: Double
  let recall: Double

  init(of likeness: Likeness, _ data: DataSet) throws {
    let groups = try JSONDecoder().decode(
      [String: [String]].self, from: Data(contentsOf: Fixture.url("groups.json")))
    var byTitle: [String: MovieIndex] = [:]
    for (position, movie) in data.catalogue.movies.enumerated()
    where data.byMovie.count(MovieIndex(position)) >= Likeness.fewestRatings {
      byTitle[Self.written(movie)] = MovieIndex(position)
    }
    var (films, hits, found) = (0, 0, 0.0)
    for titles in groups.values {
      let group = titles.compactMap { byTitle[$0.lowercased()] }
      guard group.count > 1 else { continue }
      for film in group {
        let kin = likeness.nearestMovies(to: film, count: 10).count { group.contains($0.index) }
        films += 1
        hits += kin > 0 ? 1 : 0
        found += Double(kin) / Double(min(10, group.count - 1))
      }
    }
    self.films = films
    hit = Double(hits) / Double(films)
    recall = found / Double(films)
  }

  /// `the birds (1963)` of `Birds, The (1963)`: without other names, its article in front.
  private static func written(_ movie: Movie) -> String {
    var name = movie.name.lowercased()
    if let bracket = name.range(of: " (") { name = String(name[..<bracket.lowerBound]) }
    for article in ["the", "an", "a", "la"] where name.hasSuffix(", \(article)") {
      name = "\(article) \(name.dropLast(article.count + 2))"
    }
    return "\(name) (\(movie.year ?? 0))"
  }
}
