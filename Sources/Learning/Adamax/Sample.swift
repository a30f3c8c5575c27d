import FactorKernels
import RatingData

/// One rating: rows of users and, behind those, of movies, and the value that they are to give.
struct Sample {
  var user: Int32
  var movie: Int32
  /// The rating, on the scale that is learned.
  var target: Float

  /// The samples at some positions of the ratings, in their order.
  static func gather(_ positions: [Int32], of ratings: Ratings, scale: Standardization) -> [Sample]
  {
    let firstMovie = Int32(ratings.userCount)
    return positions.map { position in
      let position = Int(position)
      return Sample(
        user: ratings.users[position].rawValue,
        movie: firstMovie + ratings.movies[position].rawValue,
        target: scale.standardized(ratings.values[position]))
    }
  }
}

extension [Sample] {
  mutating func shuffle(with generator: inout SeededGenerator) {
    withUnsafeMutableBufferPointer { $0.shuffle(with: &generator) }
  }
}

extension UnsafeMutableBufferPointer<Sample> {
  /// Fisher and Yates' shuffle: every order equally likely.
  func shuffle(with generator: inout SeededGenerator) {
    var last = count - 1
    shuffle(last: &last, swaps: count, with: &generator)
  }

  /// Some swaps of the shuffle, from the last sample down; those behind `last` have found their place.
  ///
  /// Partners are chosen a few swaps ahead of their turn, so that memory has time to bring them.
  func shuffle(last: inout Int, swaps: Int, with generator: inout SeededGenerator) {
    guard let start = baseAddress else { return }
    let end = Swift.max(0, last - swaps)
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 32) { partners in
      while last > end {
        let fetched = Swift.min(partners.count, last - end)
        for offset in 0..<fetched {
          let partner = Int(generator.below(UInt32(last - offset + 1)))
          partners[offset] = partner
          factor_prefetch(start + partner, 1)
        }
        for offset in 0..<fetched { swapAt(last - offset, partners[offset]) }
        last -= fetched
      }
    }
  }
}
