import RatingData

/// Ratings as they are to be written: row by row, with the catalogue that their indices mean.
package protocol RatingRows {
  var catalogue: Catalogue { get }
  var count: Int { get }
  var hasTimes: Bool { get }

  /// A value that occurs, or may occur, and does not fit; nil where all do.
  func value(failing fits: (Float) -> Bool) -> Float?

  /// Hands over every row, in order.
  func visit(_ body: (RatingRow) throws(WritingError) -> Void) throws(WritingError)
}

/// One rating, on its way from the columns to a file.
package struct RatingRow: Sendable, Equatable {
  package let user: UserIndex
  package let movie: MovieIndex
  package let value: Float
  /// Seconds since 1970; 0 where the set has no times.
  package let time: UInt32

  package init(user: UserIndex, movie: MovieIndex, value: Float, time: UInt32) {
    self.user = user
    self.movie = movie
    self.value = value
    self.time = time
  }
}

extension DataSet: RatingRows {
  package var count: Int { ratings.count }
  package var hasTimes: Bool { !ratings.times.isEmpty }

  package func value(failing fits: (Float) -> Bool) -> Float? {
    ratings.values.first { !fits($0) }
  }

  package func visit(
    _ body: (RatingRow) throws(WritingError) -> Void
  ) throws(WritingError) {
    let ratings = ratings
    for position in 0..<ratings.count {
      try body(
        RatingRow(
          user: ratings.users[position], movie: ratings.movies[position],
          value: ratings.values[position], time: hasTimes ? ratings.times[position] : 0))
    }
  }
}
