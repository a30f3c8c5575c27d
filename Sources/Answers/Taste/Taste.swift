import Models
import RatingData

/// What is known of where a person stands in a `TasteSpace`, after some ratings.
///
/// A rating r of movie i leaves a normal distribution, the one of Kalman's filter:
///
///     g = C x_i     s = σ_i² + x_i · g     z ← z + g (r − c_i − x_i · z) / s     C ← C − g gᵀ / s
///
/// so that how much a rating narrows what is predicted is known before it is given. Source: Rasmussen, Williams: Gaussian
/// Processes for Machine Learning (2006), section 2.1, one rating after another.
struct Taste: Sendable {
  let space: TasteSpace
  /// z.
  private(set) var mean: [Double]
  /// C, row-major.
  private(set) var covariance: [Double]

  init(_ space: TasteSpace) {
    self.space = space
    mean = space.mean
    covariance = space.covariance
  }

  /// C x of a movie, and the variance of its rating.
  private func lever(_ movie: MovieIndex) -> (vector: [Double], variance: Double) {
    let row = space.row(movie)
    let vector = product(covariance, row)
    let spread = zip(row, vector).reduce(0) { $0 + Double($1.0) * $1.1 }
    return (vector, Double(space.noise[movie.position]) + max(0, spread))
  }

  private func product(_ matrix: [Double], _ row: ArraySlice<Float>) -> [Double] {
    let size = space.size
    return matrix.withUnsafeBufferPointer { matrix in
      row.withUnsafeBufferPointer { row in
        (0..<size).map { i in
          var sum = 0.0
          for j in 0..<size { sum += matrix[i * size + j] * Double(row[j]) }
          return sum
        }
      }
    }
  }

  /// Takes a rating into account.
  mutating func take(_ rating: MovieRating) {
    let (vector, variance) = lever(rating.movie)
    let expected = zip(space.row(rating.movie), mean).reduce(0) { $0 + Double($1.0) * $1.1 }
    let surprise =
      Double(rating.rating) - Double(space.offsets[rating.movie.position]) - expected
    for index in mean.indices { mean[index] += vector[index] * surprise / variance }
    narrow(along: vector, variance)
  }

  /// Takes into account that a movie will be rated, whatever the rating: what is known then is as certain.
  mutating func expect(_ movie: MovieIndex) {
    let (vector, variance) = lever(movie)
    narrow(along: vector, variance)
  }

  private mutating func narrow(along vector: [Double], _ variance: Double) {
    let size = space.size
    covariance.withUnsafeMutableBufferPointer { covariance in
      for i in 0..<size {
        let factor = vector[i] / variance
        for j in 0..<size { covariance[i * size + j] -= factor * vector[j] }
      }
    }
  }

  /// How much the rating of a movie would take from the mean variance of what is predicted: gᵀ W g / s.
  ///
  /// - Parameter gram: W.
  func gain(of movie: MovieIndex, _ gram: [Double]) -> Double {
    let (vector, variance) = lever(movie)
    let size = space.size
    var sum = 0.0
    gram.withUnsafeBufferPointer { gram in
      for i in 0..<size {
        var inner = 0.0
        for j in 0..<size { inner += gram[i * size + j] * vector[j] }
        sum += inner * vector[i]
      }
    }
    return sum / variance
  }

  /// The mean variance of what is predicted: tr W C.
  func variance(_ gram: [Double]) -> Double {
    zip(gram, covariance).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The rating that is expected of every movie, not clipped.
  var scores: [Float] {
    let size = space.size
    return space.offsets.indices.map { movie in
      var sum = Double(space.offsets[movie])
      for index in 0..<size { sum += Double(space.features[movie * size + index]) * mean[index] }
      return Float(sum)
    }
  }
}
