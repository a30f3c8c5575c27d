import Answers
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
      to: MovieIndex(4), in: data, model, measure: .dot, filter: AnswerSamples.comedies, count: 8)
    #expect(answer.liked == [MovieIndex(4)] && answer.unliked.isEmpty)
    #expect(answer.measure == .dot && answer.sample == nil)
    #expect(
      answer.neighbours
        == model.nearestMovies(to: MovieIndex(4), count: 8, measure: .dot, where: isComedy))
    #expect(answer.neighbours.count == 8 && answer.neighbours.allSatisfy { isComedy($0.index) })
  }

  @Test
  func `go by the model's usual measure unless told, and in place of one that it does not know`() {
    let plain = FactorModel(userFactors: model.userFactors, movieFactors: model.movieFactors)
    func measure(_ wanted: Similarity?) -> Similarity {
      NearestMovies(
        to: MovieIndex(0), in: data, plain, measure: wanted, filter: MovieFilter(), count: 1
      ).measure
    }
    #expect(measure(nil) == .centred && measure(.euclidean) == .euclidean)
    #expect(measure(.weight) == .centred)
  }

  @Test func `of one sample are that sample's, and of all where the model has no such sample`() {
    let samples = [Samples.model(seed: 1), Samples.model(seed: 2)]
    let sampled = SampledModel(samples, noise: NoiseVariances(base: 1))
    func answer(_ sample: Int?) -> NearestMovies {
      NearestMovies(
        to: MovieIndex(9), in: data, sampled, measure: .cosine, sample: sample,
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
    #expect(answer.measure == .cosine)
    #expect(answer.neighbours.count == 35 - 3)
    #expect(
      answer.neighbours
        == model.movies(like: liked, unlike: [MovieIndex(10)], count: 70, where: isComedy))
  }
}
