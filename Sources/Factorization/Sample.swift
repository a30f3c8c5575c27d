import RatingData

/// One training rating: rows in a `RowTable` and the value that they are to give.
struct Sample {
  var user: Int32
  var movie: Int32
  /// The rating, less μ where the model has one.
  var target: Float

  /// The samples at some positions of the ratings, in their order.
  static func gather(_ positions: [Int32], of ratings: Ratings, mean: Float) -> [Sample] {
    let firstMovie = Int32(ratings.userCount)
    return positions.map { position in
      let position = Int(position)
      return Sample(
        user: ratings.users[position].rawValue,
        movie: firstMovie + ratings.movies[position].rawValue,
        target: ratings.values[position] - mean)
    }
  }
}

extension [Sample] {
  /// Fisher and Yates' shuffle: every order equally likely.
  mutating func shuffle(with generator: inout SeededGenerator) {
    withUnsafeMutableBufferPointer { samples in
      for last in stride(from: samples.count - 1, to: 0, by: -1) {
        samples.swapAt(last, Int(generator.below(UInt32(last + 1))))
      }
    }
  }
}
