import Answers
import Concurrency
import Likeness
import Models
import RatingData
import TestSamples
import Testing

@Suite struct `Nearest movies` {
  private let data = AnswerSamples.data
  private let model = Samples.model()

  private func isComedy(_ movie: MovieIndex) -> Bool { movie.position % 2 == 0 }

  @Test func `are the model's, of those that pass the filter`() {
    let answer = NearestMovies(
      to: MovieIndex(4), in: data, model, measure: .vectors(.dot), filter: AnswerSamples.comedies,
      count: 8)
    #expect(answer.liked == [MovieIndex(4)] && answer.unliked.isEmpty)
    #expect(answer.measure == .model(.vectors(.dot)) && answer.sample == nil)
    #expect(
      answer.neighbours
        == model.nearestMovies(to: MovieIndex(4), count: 8, measure: .dot, where: isComedy))
    #expect(answer.neighbours.count == 8 && answer.neighbours.allSatisfy { isComedy($0.index) })
  }

  @Test
  func `go by the model's usual measure unless told, and in place of one that it does not know`() {
    let plain = FactorModel(userFactors: model.userFactors, movieFactors: model.movieFactors)
    func measure(_ wanted: ModelMeasure?) -> MovieMeasure {
      NearestMovies(
        to: MovieIndex(0), in: data, plain, measure: wanted, filter: MovieFilter(), count: 1
      ).measure
    }
    #expect(measure(nil) == .model(.vectors(.centred)))
    #expect(measure(.vectors(.euclidean)) == .model(.vectors(.euclidean)))
    #expect(measure(.halfWhitened) == .model(.halfWhitened))
    #expect(measure(.vectors(.weight)) == .model(.vectors(.centred)))
  }

  @Test func `of one sample are that sample's, and of all where the model has no such sample`() {
    let samples = [Samples.model(seed: 1), Samples.model(seed: 2)]
    let sampled = SampledModel(samples, noise: NoiseVariances(base: 1))
    func answer(_ sample: Int?) -> NearestMovies {
      NearestMovies(
        to: MovieIndex(9), in: data, sampled, measure: .vectors(.cosine), sample: sample,
        filter: MovieFilter(),
        count: 5)
    }
    for sample in 0...1 {
      #expect(answer(sample).sample == sample)
      #expect(
        answer(sample).neighbours
          == samples[sample].nearestMovies(to: MovieIndex(9), count: 5, measure: .cosine))
    }
    for sample in [2, -1, nil] {
      #expect(answer(sample).sample == nil)
      #expect(
        answer(sample).neighbours
          == sampled.nearestMovies(to: MovieIndex(9), count: 5, measure: .cosine))
    }
  }

  @Test func `to several and far from others leave those out that were named`() {
    let liked = [MovieIndex(2), MovieIndex(6)]
    let answer = NearestMovies(
      like: liked, unlike: [MovieIndex(10)], in: data, model, filter: AnswerSamples.comedies,
      count: 70)
    #expect(answer.liked == liked && answer.unliked == [MovieIndex(10)])
    #expect(answer.measure == .model(.vectors(.cosine)))
    #expect(answer.neighbours.count == 35 - 3)
    #expect(
      answer.neighbours
        == model.movies(like: liked, unlike: [MovieIndex(10)], count: 70, where: isComedy))
  }

  @Test func `by likeness are its own, under the filter, whoever asks`() {
    // Nobody is listed with fewer than 20 ratings.
    let pairs = (0..<30).flatMap { user in (0..<24).map { (user: user, movie: $0) } }
    let data = DataSet(
      name: "dense",
      ratings: Ratings(
        users: pairs.map { UserIndex($0.user) }, movies: pairs.map { MovieIndex($0.movie) },
        values: pairs.map { Float(($0.user * $0.movie + $0.user) % 5 + 1) }, userCount: 30,
        movieCount: 24),
      catalogue: Catalogue(
        movies: Array(AnswerSamples.data.catalogue.movies.prefix(24)),
        users: (0..<30).map { User(id: UserID(Int64($0))) }))
    var builder = LikenessBuilder(data.ratings, movies: data.catalogue.movies)
    _ = builder.advance(with: Workers(count: 1))
    let likeness = builder.likeness
    let asked = AskedNearness.likeness(likeness)
    let one = asked.nearest(
      like: [MovieIndex(4)], in: data, filter: AnswerSamples.comedies, count: 8)
    #expect(one.measure == .likeness && one.liked == [MovieIndex(4)])
    #expect(
      one.neighbours
        == likeness.nearestMovies(to: MovieIndex(4), count: 8, where: { $0.position % 2 == 0 }))
    #expect(!one.neighbours.isEmpty)
    let several = asked.nearest(
      like: [MovieIndex(4), MovieIndex(6)], unlike: [MovieIndex(1)], in: data,
      filter: MovieFilter(), count: 5)
    #expect(
      several.neighbours
        == likeness.nearestMovies(
          like: [MovieIndex(4), MovieIndex(6)], unlike: [MovieIndex(1)], count: 5))
  }

  @Test func `by likeness out of a list are all of it, though few rated some`() throws {
    // 40 movies that 30 users rated, and ten that one to five of them did.
    let pairs = (0..<30).flatMap { user in
      (0..<50).filter { movie in
        movie < 40 ? (user * 7 + movie * 3) % 4 > 0 : user < (movie - 40) / 2 + 1
      }.map { (user: user, movie: $0) }
    }
    let data = DataSet(
      name: "rare",
      ratings: Ratings(
        users: pairs.map { UserIndex($0.user) }, movies: pairs.map { MovieIndex($0.movie) },
        values: pairs.map { Float(($0.user * $0.movie + $0.user) % 5 + 1) }, userCount: 30,
        movieCount: 50),
      catalogue: Catalogue(
        movies: Array(AnswerSamples.data.catalogue.movies.prefix(50)),
        users: (0..<30).map { User(id: UserID(Int64($0))) }))
    var builder = LikenessBuilder(data.ratings, movies: data.catalogue.movies)
    _ = builder.advance(with: Workers(count: 1))
    let asked = AskedNearness.likeness(builder.likeness)
    var filter = MovieFilter(minimumRatings: 20)
    let chosen = [3, 8, 40, 41, 48, 49].map { MovieIndex($0) }
    filter.only = MovieSelection(name: "programme", movies: Set(chosen + [MovieIndex(4)]))
    let answer = asked.nearest(like: [MovieIndex(4)], in: data, filter: filter, count: 10)
    let listed = answer.neighbours.map(\.index)
    #expect(Set(listed + answer.notCompared) == Set(chosen))
    #expect(listed.contains(MovieIndex(49)) && listed.contains(MovieIndex(3)))
    // What has most in common first, ties by ratings.
    #expect(answer.notCompared.count > 1)
    let order = answer.notCompared.map {
      (builder.likeness.commonLists($0, MovieIndex(4)), data.byMovie.count($0))
    }
    #expect(zip(order, order.dropFirst()).allSatisfy { $0 >= $1 })
    let nearness = try #require(asked.movieNearness(in: data, filter: filter))
    #expect(
      nearness.nearestMovies(to: MovieIndex(4), count: 10) { filter.admits($0, in: data) }
        == answer.neighbours)
    let few = asked.nearest(like: [MovieIndex(4)], in: data, filter: filter, count: 1)
    #expect(few.neighbours == Array(answer.neighbours.prefix(1)) && few.notCompared.isEmpty)
  }

  @Test func `of many movies are those that are asked for one by one`() throws {
    for measure in [ModelMeasure.halfWhitened, .vectors(.dot), .vectors(.cosine)] {
      let asked = AskedNearness.model(model, measure)
      let nearness = try #require(asked.movieNearness(in: data, filter: MovieFilter()))
      let one = asked.nearest(like: [MovieIndex(9)], in: data, filter: MovieFilter(), count: 6)
      #expect(one.measure == .model(measure) && asked.measure == .model(measure))
      #expect(one.neighbours == nearness.nearestMovies(to: MovieIndex(9), count: 6) { _ in true })
    }
  }
}
