import Models

/// The variances of ratings in one sample, or their sum over several: 1/α, and 1/w of each user and movie.
struct SampledNoise: Equatable {
  private(set) var base: Float
  /// Empty where all weights are 1; so `movies`.
  private(set) var users: [Float]
  private(set) var movies: [Float]

  /// Zeros.
  init(users: Int, movies: Int) {
    self.init([Float](repeating: 0, count: 1 + users + movies), users: users)
  }

  init(precision: Float, users: WeightedRows?, movies: WeightedRows?) {
    base = 1 / precision
    self.users = users?.weights.map { 1 / $0 } ?? []
    self.movies = movies?.weights.map { 1 / $0 } ?? []
  }

  /// Takes over `numbers`.
  init(_ numbers: [Float], users: Int) {
    base = numbers[0]
    self.users = Array(numbers[1..<1 + users])
    movies = Array(numbers[(1 + users)...])
  }

  var numbers: [Float] { [base] + users + movies }

  static func += (sum: inout Self, sample: Self) {
    sum = SampledNoise(zip(sum.numbers, sample.numbers).map { $0 + $1 }, users: sum.users.count)
  }

  /// The means of so many samples, on the scale of the ratings.
  func variances(of scale: Standardization, samples: Int) -> NoiseVariances {
    let count = Float(samples)
    return NoiseVariances(
      base: base / count * scale.deviation * scale.deviation, users: users.map { $0 / count },
      movies: movies.map { $0 / count })
  }
}
