import Models
import RatingData

/// Where people stand among the factors of a model before anything is known of one: normally distributed, as the model's
/// users do.
///
///     rating(i) = c_i + x_i · z + ε     z ~ N(m, Σ)     ε ~ N(0, σ_i²)
///
/// with x_i the factors of movie i, and a 1 where the model has biases of users; c_i is what it expects of the movie from
/// anyone, and m and Σ are mean and covariance of its users.
struct TasteSpace: Sendable {
  /// Numbers of x.
  let size: Int
  /// x, row-major.
  let features: [Float]
  /// c.
  let offsets: [Float]
  let mean: [Double]
  /// Σ, row-major.
  let covariance: [Double]
  /// σ², by movie.
  let noise: [Float]

  /// Users that Σ is of at the most, spread evenly over all.
  private static let mostUsers = 4_000

  /// - Parameter noise: σ², by movie.
  init(_ model: FactorModel, noise: [Float]) {
    let biases = model.biases
    let columns = model.movieFactors.columns
    size = columns + (biases == nil ? 0 : 1)
    features =
      biases == nil
      ? model.movieFactors.values
      : (0..<model.movieCount).flatMap { model.movieFactors[$0] + [1] }
    offsets =
      biases.map { biases in biases.movies.map { biases.mean + $0 } }
      ?? [Float](repeating: 0, count: model.movieCount)
    self.noise = noise
    let users = stride(
      from: 0, to: model.userCount, by: max(1, model.userCount / Self.mostUsers))
    let rows = users.map { user in
      model.userFactors[user].map { Double($0) } + (biases.map { [Double($0.users[user])] } ?? [])
    }
    (mean, covariance) = Self.moments(of: rows, size: size)
  }

  private static func moments(
    of rows: [[Double]], size: Int
  ) -> (mean: [Double], covariance: [Double]) {
    let count = Double(max(1, rows.count))
    var mean = [Double](repeating: 0, count: size)
    for row in rows { for index in 0..<size { mean[index] += row[index] / count } }
    var covariance = [Double](repeating: 0, count: size * size)
    for row in rows {
      let centred = zip(row, mean).map { $0 - $1 }
      for i in 0..<size {
        let factor = centred[i] / count
        for j in 0..<size { covariance[i * size + j] += factor * centred[j] }
      }
    }
    // No direction is without any doubt, however alike the users are in it.
    for index in 0..<size { covariance[index * size + index] += 1e-6 }
    return (mean, covariance)
  }

  /// x of a movie.
  func row(_ movie: MovieIndex) -> ArraySlice<Float> {
    features[movie.position * size..<(movie.position + 1) * size]
  }

  /// W = Σ_j w_j x_j x_jᵀ / Σ_j w_j: what a doubt about z comes to in the predictions that matter.
  ///
  /// - Parameter weights: w, by movie.
  func gram(_ weights: [(movie: MovieIndex, weight: Double)]) -> [Double] {
    var gram = [Double](repeating: 0, count: size * size)
    let sum = max(weights.reduce(0) { $0 + $1.weight }, .leastNormalMagnitude)
    for (movie, weight) in weights {
      let row = row(movie).map { Double($0) }
      for i in 0..<size {
        let factor = weight / sum * row[i]
        for j in 0..<size { gram[i * size + j] += factor * row[j] }
      }
    }
    return gram
  }
}
