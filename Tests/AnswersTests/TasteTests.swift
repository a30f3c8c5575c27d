import Models
import RatingData
import TestSamples
import Testing

@testable import Answers

@Suite struct `What is known of a taste` {
  private let data = AnswerSamples.data
  private let model = Samples.model(factors: 4)
  private let ratings = [(3, 5), (8, 1), (21, 4), (40, 2)].map {
    MovieRating(movie: MovieIndex($0), rating: Float($1))
  }

  private func prior() throws -> TastePrior {
    try #require(
      TastePrior(AnswerSamples.asked(model), in: data, counts: data.byMovie.count))
  }

  /// The normal distribution of all ratings together, by its formula: C⁻¹ = Σ⁻¹ + XᵀX / σ², solved by elimination.
  private func posterior(_ space: TasteSpace) -> [Double] {
    let size = space.size
    var rows = inverse(space.covariance, size)
    var right = product(rows, space.mean)
    let noise = Double(space.noise[0])
    for rating in ratings {
      let x = space.row(rating.movie).map { Double($0) }
      let y = Double(rating.rating) - Double(space.offsets[rating.movie.position])
      for i in 0..<size {
        right[i] += x[i] * y / noise
        for j in 0..<size { rows[i * size + j] += x[i] * x[j] / noise }
      }
    }
    return product(inverse(rows, size), right)
  }

  private func product(_ matrix: [Double], _ vector: [Double]) -> [Double] {
    vector.indices.map { i in
      vector.indices.reduce(0) { $0 + matrix[i * vector.count + $1] * vector[$1] }
    }
  }

  private func inverse(_ matrix: [Double], _ size: Int) -> [Double] {
    var rows = (0..<size).map { i in
      Array(matrix[i * size..<(i + 1) * size]) + (0..<size).map { $0 == i ? 1.0 : 0 }
    }
    for i in 0..<size {
      let pivot = (i..<size).max { abs(rows[$0][i]) < abs(rows[$1][i]) } ?? i
      rows.swapAt(i, pivot)
      let head = rows[i][i]
      rows[i] = rows[i].map { $0 / head }
      for j in 0..<size where j != i {
        let factor = rows[j][i]
        rows[j] = zip(rows[j], rows[i]).map { $0 - factor * $1 }
      }
    }
    return rows.flatMap { $0[size...] }
  }

  @Test func `after ratings one by one is what follows from all together`() throws {
    let prior = try prior()
    var person = PersonTaste(prior)
    for rating in ratings { person.take(rating) }
    let space = prior.spaces[0]
    let z = posterior(space)
    for (movie, score) in person.scores.enumerated() {
      let row = space.row(MovieIndex(movie)).map { Double($0) }
      let wanted = Double(space.offsets[movie]) + zip(row, z).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(Double(score) - wanted) < 1e-3)
    }
  }

  @Test func `is narrowed by a rating as much as was told before, whatever it is`() throws {
    let person = PersonTaste(try prior())
    for movie in [0, 7, 33].map({ MovieIndex($0) }) {
      let gain = person.gain(of: movie)
      #expect(gain > 0)
      for stars in [1, 5] as [Float] {
        var after = person
        after.take(MovieRating(movie: movie, rating: stars))
        #expect(abs(person.variance - gain - after.variance) < 1e-9)
      }
      var after = person
      after.expect(movie)
      #expect(abs(person.variance - gain - after.variance) < 1e-9)
    }
  }

  @Test func `chooses what is asked: what teaches most, times the chance that it is known`() throws
  {
    let prior = try prior()
    let together = SeenTogether(AnswerSamples.mostRated, in: data)
    let rated = Array(ratings.prefix(2))
    let wanted = AnswerSamples.mostRated[0]
    let next = Suggestions(
      outOf: AnswerSamples.mostRated, .init(rated: rated, wanted: [wanted]), in: data,
      .init(prior, together), model, filter: MovieFilter())
    var person = PersonTaste(prior)
    for rating in rated { person.take(rating) }
    let left = AnswerSamples.mostRated.filter { movie in
      movie != wanted && !rated.contains { $0.movie == movie }
    }
    let chances = together.chances(seen: Set(rated.map(\.movie)), unseen: [wanted])
    let best = left.max {
      person.gain(of: $0) * (chances[$0] ?? 0) < person.gain(of: $1) * (chances[$1] ?? 0)
    }
    #expect(next.movies.first == best && next.movies.count == Suggestions.count)
    #expect(Set(next.movies).count == next.movies.count && !next.movies.contains(wanted))
    let narrowing = try #require(next.narrowing)
    #expect(abs(Double(narrowing.now) - person.deviation) < 1e-5)
    for movie in next.movies.prefix(5) { person.expect(movie) }
    #expect(abs(Double(narrowing.then) - person.deviation) < 1e-5)
    #expect(narrowing.then < narrowing.now && narrowing.answers == 5)
  }

  @Test func `is there of draws, and of no model without factors`() throws {
    let draws = SampledModel(
      (1...3).map { Samples.model(factors: 4, seed: UInt64($0)) }, noise: NoiseVariances(base: 0.7))
    let prior = try #require(
      TastePrior(AnswerSamples.asked(draws), in: data, counts: data.byMovie.count))
    #expect(prior.spaces.count == 3 && prior.spaces.allSatisfy { $0.noise[0] == 0.7 })
    let preferences = PreferenceModel(model, unobservedWeight: 0.1)
    #expect(
      TastePrior(AnswerSamples.asked(preferences), in: data, counts: data.byMovie.count) == nil)
  }

  @Test func `says who knows a movie by who knows others`() {
    // Those below 10 know the first half, the others the second.
    let pairs = (0..<20).flatMap { user in (0..<4).map { (user, $0 + (user < 10 ? 0 : 4)) } }
    let ratings = Ratings(
      users: pairs.map { UserIndex($0.0) }, movies: pairs.map { MovieIndex($0.1) },
      values: pairs.map { _ in Float(3) }, userCount: 20, movieCount: 8)
    let data = DataSet(
      name: "halves", ratings: ratings,
      catalogue: Catalogue(
        movies: (0..<8).map { Movie(id: MovieID(Int64($0)), title: "\($0)") },
        users: (0..<20).map { User(id: UserID(Int64($0))) }))
    let together = SeenTogether((0..<8).map { MovieIndex($0) }, in: data)
    let nothing = together.chances(seen: [], unseen: [])
    #expect(nothing.values.allSatisfy { abs($0 - 0.5) < 1e-6 })
    for chances in [
      together.chances(seen: [MovieIndex(0)], unseen: []),
      together.chances(seen: [], unseen: [MovieIndex(7)]),
    ] {
      #expect((chances[MovieIndex(1)] ?? 0) > 0.6 && (chances[MovieIndex(5)] ?? 1) < 0.4)
    }
  }
}
