import Models
import RatingData
import TestSamples
import Testing

@testable import Answers

@Suite struct `Movies to ask about` {
  private let data = AnswerSamples.data
  private let mostRated = AnswerSamples.mostRated

  private func suggested(
    _ model: any Model, rated: Set<MovieIndex> = [], skipped: Set<MovieIndex> = [],
    filter: MovieFilter = MovieFilter()
  ) -> [MovieIndex] {
    Suggestions(
      outOf: mostRated,
      .init(rated: rated.map { MovieRating(movie: $0, rating: 3) }, skipped: skipped), in: data,
      nil,
      model, filter: filter
    ).movies
  }

  /// The rule by its formula, in double precision and one movie after another.
  private func expected(
    _ vectors: FactorMatrix, known: Set<MovieIndex>, _ isEligible: (MovieIndex) -> Bool
  ) -> [MovieIndex] {
    func cosine(_ a: MovieIndex, _ b: MovieIndex) -> Double {
      func product(_ a: MovieIndex, _ b: MovieIndex) -> Double {
        zip(vectors[a.position], vectors[b.position]).reduce(0) { $0 + Double($1.0) * Double($1.1) }
      }
      return product(a, b) / (product(a, a) * product(b, b)).squareRoot()
    }
    var taken = known
    var chosen: [MovieIndex] = []
    while chosen.count < Suggestions.count {
      let gains = mostRated.filter { !taken.contains($0) && isEligible($0) }.map { movie in
        (
          movie: movie,
          gain: Double(data.byMovie.count(movie))
            * (1 - max(0, taken.map { cosine(movie, $0) }.max() ?? 0))
        )
      }
      guard let best = gains.max(by: { $0.gain < $1.gain }), best.gain > 0 else { break }
      chosen.append(best.movie)
      taken.insert(best.movie)
    }
    return chosen
  }

  @Test func `weigh how many know a movie against what is known of it`() {
    let model = Samples.model(factors: 9)
    #expect(suggested(model).first == mostRated[0])
    #expect(suggested(model).count == Suggestions.count)
    #expect(suggested(model) == expected(model.movieFactors, known: []) { _ in true })
    let rated: Set = [mostRated[0], mostRated[7], MovieIndex(50)]
    let skipped: Set = [mostRated[2], MovieIndex(33)]
    #expect(
      suggested(model, rated: rated, skipped: skipped, filter: AnswerSamples.comedies)
        == expected(model.movieFactors, known: rated.union(skipped)) { $0.position % 2 == 0 })
  }

  @Test func `never ask about what is in the direction of something known`() {
    // Two directions: who has said what they think of one movie of each has said all.
    let rows: [[Float]] = (0..<70).map { row in
      let length = Float(1 + row)
      return row % 2 == 0 ? [length, 0] : [0, length]
    }
    let two = FactorModel(
      userFactors: Samples.matrix(rows: 25, columns: 2, seed: 1),
      movieFactors: FactorMatrix(
        rows: 70, columns: 2,
        values: rows.flatMap(\.self)))
    let first = suggested(two)
    #expect(first.count == 2 && first[0] == mostRated[0])
    #expect(first[0].position % 2 != first[1].position % 2)
    #expect(suggested(two, rated: [MovieIndex(1)]).allSatisfy { $0.position % 2 == 0 })
    #expect(suggested(two, skipped: [MovieIndex(1)]).count == 1)
    #expect(suggested(two, rated: [MovieIndex(1)], skipped: [MovieIndex(4)]).isEmpty)
  }

  @Test func `of a model without vectors are the most rated that pass the filter`() {
    let biases = BiasModel(
      Biases(
        mean: 3, users: [Float](repeating: 0, count: 25), movies: [Float](repeating: 0, count: 70)))
    let known: Set = [mostRated[1], mostRated[4]]
    #expect(
      suggested(biases, rated: [mostRated[1]], skipped: [mostRated[4]])
        == Array(mostRated.filter { !known.contains($0) }.prefix(Suggestions.count)))
    #expect(
      suggested(biases, filter: AnswerSamples.comedies)
        == Array(mostRated.filter { $0.position % 2 == 0 }.prefix(Suggestions.count)))
    #expect(suggested(Samples.model(), filter: MovieFilter(minimumRatings: 9_999)).isEmpty)
  }

  @Test func `ask about nothing but the best known`() {
    let movies = Suggestions.wellKnown + 50
    let order = (0..<movies).map { MovieIndex($0) }
    let large = DataSet(
      name: "large",
      ratings: Ratings(
        users: order.map { _ in UserIndex(0) }, movies: order,
        values: [Float](repeating: 3, count: movies), userCount: 1, movieCount: movies),
      catalogue: Catalogue(
        movies: order.map { Movie(id: MovieID(Int64($0.position)), title: "") },
        users: [User(id: UserID(Int64(1)))]))
    let model = Samples.model(users: 1, movies: movies, factors: 8)
    let known = Set(order.prefix(Suggestions.wellKnown - 3))
    let left = Suggestions(
      outOf: order, .init(rated: [], skipped: known), in: large, nil,
      BiasModel(
        Biases(mean: 3, users: [0], movies: [Float](repeating: 0, count: movies))),
      filter: MovieFilter()
    ).movies
    #expect(left == Array(order[(Suggestions.wellKnown - 3)..<Suggestions.wellKnown]))
    let asked = Suggestions(
      outOf: order, .init(rated: []), in: large, nil, model, filter: MovieFilter()
    ).movies
    #expect(asked.allSatisfy { $0.position < Suggestions.wellKnown })
  }
}

@Suite struct `The lists of users` {
  @Test func `are the first recommendations of users spread over all`() {
    let data = AnswerSamples.data
    let model = Samples.model()
    func lists(_ users: Int) -> [[MovieIndex]] {
      UserLists(
        of: users, length: 3, in: data, model, filter: AnswerSamples.comedies
      ).lists
    }
    let all = lists(25)
    #expect(all.count == 25 && lists(1000) == all)
    for (user, list) in all.enumerated() {
      let seen = Set(data.byUser[UserIndex(user)].map { data.ratings.movies[$0] })
      #expect(
        list
          == model.recommendations(
            for: UserIndex(user), excluding: seen, count: 3, on: data.ratings.scale,
            where: { $0.position % 2 == 0 }
          ).map(\.movie))
    }
    #expect(lists(12) == stride(from: 0, to: 25, by: 2).map { all[$0] })
    #expect(lists(0) == [all[0]])
  }
}
