import FactorKernels
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
  ///
  /// Partners are drawn a few swaps ahead of their turn, so that memory has time to bring them.
  mutating func shuffle(with generator: inout SeededGenerator) {
    guard count > 1 else { return }
    withUnsafeMutableBufferPointer { samples in
      guard let start = samples.baseAddress else { return }
      withUnsafeTemporaryAllocation(of: Int.self, capacity: 32) { partners in
        var last = samples.count - 1
        while last > 0 {
          let drawn = Swift.min(partners.count, last)
          for offset in 0..<drawn {
            let partner = Int(generator.below(UInt32(last - offset + 1)))
            partners[offset] = partner
            factor_prefetch(start + partner, 1)
          }
          for offset in 0..<drawn { samples.swapAt(last - offset, partners[offset]) }
          last -= drawn
        }
      }
    }
  }
}
