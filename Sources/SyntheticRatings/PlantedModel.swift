import RatingData

/// The truth behind a synthetic set: what every user thinks of every movie, before the noise.
///
/// r̂ = μ + b + c + p·q, with b and p of the user, c and q of the movie; rated is r̂ and noise, rounded
/// to the scale. The deviations, in parts of the scale's span, are those that fit MovieLens 1M: of b
/// 0.1, of c 0.12, of p·q 0.11, of the noise 0.2.
struct PlantedModel {
  /// The deviation of what no model can know.
  let noise: Float

  private let mean: Float
  private let span: Float
  private let factors: Int
  /// Vectors of four a row; past the last factor they are zero.
  private let width: Int
  private let movieBiases: [Float]
  private let movieFactors: [SIMD4<Float>]
  private var userBias: Float = 0
  private var userFactors: [SIMD4<Float>]

  init(_ plan: SyntheticPlan, _ generator: inout SeededGenerator) {
    span = plan.scale.span
    mean = plan.scale.range.lowerBound + 0.645 * span
    noise = 0.2 * span
    factors = plan.factors
    width = (plan.factors + 3) / 4
    var biases: [Float] = []
    biases.reserveCapacity(plan.movies)
    for _ in 0..<plan.movies { biases.append(0.12 * span * generator.normal()) }
    movieBiases = biases
    let deviation = Self.factorDeviation(span, factors)
    var vectors = [SIMD4<Float>](repeating: .zero, count: plan.movies * width)
    for row in 0..<plan.movies {
      for factor in 0..<factors {
        vectors[row * width + factor / 4][factor % 4] = deviation * generator.normal()
      }
    }
    movieFactors = vectors
    userFactors = [SIMD4<Float>](repeating: .zero, count: width)
  }

  /// The standard deviation of each factor: a product of two rows has k terms, each of variance d⁴.
  private static func factorDeviation(_ span: Float, _ factors: Int) -> Float {
    (0.11 * span / Float(factors).squareRoot()).squareRoot()
  }

  /// Goes on to another user.
  mutating func meetUser(_ generator: inout SeededGenerator) {
    userBias = 0.1 * span * generator.normal()
    let deviation = Self.factorDeviation(span, factors)
    for factor in 0..<factors {
      userFactors[factor / 4][factor % 4] = deviation * generator.normal()
    }
  }

  /// What the user thinks of a movie.
  @inline(__always)
  func opinion(of movie: Int) -> Float {
    var sum = SIMD4<Float>.zero
    let row = movie * width
    for place in 0..<width { sum += userFactors[place] * movieFactors[row + place] }
    return mean + userBias + movieBiases[movie] + sum.sum()
  }
}
