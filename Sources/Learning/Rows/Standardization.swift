import RatingData

/// The mean and the standard deviation of the training ratings. What is learned of standardized ratings
/// does not depend on the scale, so that one λ serves stars, percentages and −10 to 10.
struct Standardization: Sendable {
  let mean: Float
  /// 1 where all ratings are the same.
  let deviation: Float

  init(mean: Float, deviation: Float = 1) {
    self.mean = mean
    self.deviation = deviation
  }

  /// Ratings in units in which the largest is 5, as it is on the notebook's scale; their zero stays.
  init(fiveStars scale: RatingScale) {
    let range = scale.range
    let largest = max(abs(range.lowerBound), abs(range.upperBound))
    self.init(mean: 0, deviation: largest > 0 ? largest / 5 : 1)
  }

  init(of positions: [Int32], in ratings: Ratings) {
    let mean = ratings.mean(of: positions)
    self.mean = mean
    let squares = positions.reduce(0.0) { sum, position in
      let difference = Double(ratings.values[Int(position)]) - Double(mean)
      return sum + difference * difference
    }
    let deviation = Float((squares / Double(max(1, positions.count))).squareRoot())
    self.deviation = deviation > 0 ? deviation : 1
  }

  func standardized(_ rating: Float) -> Float { (rating - mean) / deviation }

  /// Squared errors of standardized ratings as those of ratings.
  func unscaled(_ error: RunningMean) -> RunningMean {
    RunningMean(
      sum: error.sum * Double(deviation) * Double(deviation), count: error.count)
  }

  /// Errors of standardized ratings as those of ratings.
  func unscaled(_ errors: RatingErrors) -> RatingErrors {
    var unscaled = errors
    unscaled.squares *= Double(deviation) * Double(deviation)
    unscaled.magnitudes *= Double(deviation)
    return unscaled
  }
}
