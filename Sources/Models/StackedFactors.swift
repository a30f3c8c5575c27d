/// The factors and biases of several samples of a model, one sample after another: as files and states have
/// them.
package struct StackedFactors {
  let samples: Int
  let users: Int
  let movies: Int
  let factors: Int
  let userFactors: [Float]
  let movieFactors: [Float]
  let means: [Float]
  let userBiases: [Float]
  let movieBiases: [Float]

  /// - Parameters: arrays of samples × rows × factors, of samples × rows, and of samples.
  package init(
    samples: Int, users: Int, movies: Int, factors: Int, userFactors: [Float],
    movieFactors: [Float], means: [Float], userBiases: [Float], movieBiases: [Float]
  ) {
    self.samples = samples
    self.users = users
    self.movies = movies
    self.factors = factors
    self.userFactors = userFactors
    self.movieFactors = movieFactors
    self.means = means
    self.userBiases = userBiases
    self.movieBiases = movieBiases
  }

  /// Sample by sample.
  package var models: [FactorModel] {
    (0..<samples).map { sample in
      func part(_ values: [Float], _ size: Int) -> [Float] {
        Array(values[sample * size..<(sample + 1) * size])
      }
      return FactorModel(
        userFactors: FactorMatrix(
          rows: users, columns: factors, values: part(userFactors, users * factors)),
        movieFactors: FactorMatrix(
          rows: movies, columns: factors, values: part(movieFactors, movies * factors)),
        biases: Biases(
          mean: means[sample], users: part(userBiases, users), movies: part(movieBiases, movies)))
    }
  }
}
