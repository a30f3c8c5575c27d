import Models
import RatingData
import RatingFiles
import Testing

@testable import Learning

/// Neighbours that a person can judge: movies of one series ought to stand near each other.
@Suite struct `Movies of a series` {
  /// Ids in the embedded set, of movies with twenty ratings or more.
  private static let series: [[Int64]] = [
    [260, 1196, 1210, 2628, 5378, 33493, 122_886],  // Star Wars
    [4993, 5952, 7153],  // The Lord of the Rings
    [4896, 5816, 8368, 40815, 54001, 69844, 81834, 88125],  // Harry Potter
    [1, 3114, 78499],  // Toy Story
    [2571, 6365, 6934],  // The Matrix
    [858, 1221, 2023],  // The Godfather
    [1270, 2011, 2012],  // Back to the Future
    [1198, 1291, 2115, 59615],  // Indiana Jones
    [589, 1240, 6537],  // Terminator
    [1200, 1214, 1320, 1690],  // Alien
    [165, 1036, 1370],  // Die Hard
    [1918, 2000, 2001, 2002],  // Lethal Weapon
    [329, 1356, 1371, 1372, 1373, 1374, 1375, 1376],  // Star Trek
    [3793, 6333, 45499],  // X-Men
    [5349, 8636, 52722],  // Spider-Man
    [6539, 45722, 53125],  // Pirates of the Caribbean
    [5418, 8665, 54286],  // Bourne
    [153, 592, 1377, 1562],  // Batman
    [33794, 58559, 91529],  // The Dark Knight
    [306, 307, 308],  // Three Colours
    [2640, 2641, 2642],  // Superman
    [1954, 2410, 2411, 2657],  // Rocky
    [6874, 7438],  // Kill Bill
  ]

  /// Pairs of siblings of which the second is among the ten nearest of the first, of movies with twenty
  /// ratings.
  private func found(_ preset: Preset, epochs: Int, in data: DataSet) throws -> Int {
    // Without validation, which takes long where nothing is optimized.
    let everything = Split(train: (0..<Int32(data.ratings.count)).map { $0 }, validation: [])
    let loop = TrainingLoop(
      learner: Settings(preset).makeLearner(for: data.ratings, split: everything),
      schedule: Schedule(epochs: epochs, patience: 1))
    loop.run(.init(clock: { 0 }))
    let model = try #require(loop.best).model
    return Self.series.reduce(0) { count, ids in
      let movies = ids.compactMap { data.catalogue.index(of: MovieID($0)) }
      return movies.reduce(count) { count, movie in
        let nearest = model.nearestMovies(
          to: movie, count: 10, measure: model.similarities[0],
          where: { data.byMovie.count($0) >= 20 })
        return count + nearest.count { movies.contains($0.index) }
      }
    }
  }

  @Test func `stand nearer to each other in the preset browse than in others`() throws {
    let data = try Source(nil).load(ReadingOptions())
    let pairs = Self.series.reduce(0) { $0 + $1.count * ($1.count - 1) }
    #expect(pairs >= 200)
    let browse = try found(.browse, epochs: 4, in: data)
    let biased = try found(.biased, epochs: 10, in: data)
    #expect(browse >= pairs / 2, "\(browse) of \(pairs)")
    #expect(2 * browse > 3 * biased, "\(browse), \(biased)")
  }
}
