import Models
import RatingData
import Testing

@Suite struct `Movies by half whitened factors` {
  /// One strong axis that all share, and a weak one that tells two kinds apart.
  private let model: FactorModel = {
    let rows = (0..<40).map { row -> [Float] in
      [10 * Float(row % 7) - 30, row % 2 == 0 ? 1 : -1]
    }
    return FactorModel(
      userFactors: FactorMatrix(rows: 1, columns: 2, values: [1, 1]),
      movieFactors: FactorMatrix(rows: 40, columns: 2, values: rows.flatMap { $0 }))
  }()
  private let weights = [Float](repeating: 1, count: 40)

  @Test func `are told apart by weak axes, too`() throws {
    let movies = try #require(HalfWhitenedMovies(model, weights: weights))
    let plain = model.nearestMovies(to: MovieIndex(2), count: 39, measure: .cosine)
    let whitened = movies.nearestMovies(to: MovieIndex(2), count: 39) { _ in true }
    func similarity(_ movie: Int, _ list: [Neighbour<MovieIndex>]) throws -> Float {
      try #require(list.first { $0.index == MovieIndex(movie) }).similarity
    }
    // As strong as movie 2, of its own kind and of the other.
    #expect(try similarity(16, plain) > 0.999 && similarity(9, plain) > 0.95)
    #expect(try similarity(16, whitened) > 0.999 && similarity(9, whitened) < 0.8)
    #expect(zip(whitened, whitened.dropFirst()).allSatisfy { $0.similarity >= $1.similarity })
    #expect(whitened.count == 39 && !whitened.contains { $0.index == MovieIndex(2) })
  }

  @Test func `of a sampled model are the mean over its samples`() throws {
    let biases = Biases(mean: 3, users: [0], movies: weights)
    let samples = [1, 2].map { scale in
      FactorModel(
        userFactors: model.userFactors,
        movieFactors: FactorMatrix(
          rows: 40, columns: 2,
          values: model.movieFactors.values.enumerated().map {
            $0 % 2 == 0 ? $1 : $1 * Float(scale * scale)
          }), biases: biases)
    }
    let sampled = SampledModel(samples, noise: NoiseVariances(base: 1))
    let mean = try #require(HalfWhitenedMovies(sampled, weights: weights))
    let each = try samples.map { try #require(HalfWhitenedMovies($0, weights: weights)) }
    func similarity(_ movies: HalfWhitenedMovies) -> Float? {
      movies.nearestMovies(to: MovieIndex(0), count: 39) { _ in true }
        .first { $0.index == MovieIndex(5) }?.similarity
    }
    let expected = try each.map { try #require(similarity($0)) }.reduce(0, +) / 2
    #expect(abs(try #require(similarity(mean)) - expected) < 1e-5)
  }
}
