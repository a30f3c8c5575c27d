import Concurrency

extension Workers {
  /// Ratings that a thread takes at a time.
  private static let ratingsPerPiece = 4096

  /// Sums the errors of the ratings that validate, several at a time: squares one by one in the ratings' order, magnitudes
  /// by pieces, so that the sums are the same to the last bit for any number of threads.
  ///
  /// - Parameters:
  ///   - count: how many validate.
  ///   - error: that of one of them, by its number.
  @inline(__always)
  func errors(of count: Int, _ error: @Sendable (Int) -> Double) -> RatingErrors {
    let pieces = map(Self.pieces(count)) { piece in
      var magnitudes = 0.0
      let squares = Self.range(piece, of: count).map { index in
        let error = error(index)
        magnitudes += abs(error)
        return error * error
      }
      return (squares: squares, magnitudes: magnitudes)
    }
    var errors = RatingErrors()
    errors.count = count
    for piece in pieces {
      errors.squares = piece.squares.reduce(errors.squares, +)
      errors.magnitudes += piece.magnitudes
    }
    return errors
  }

  /// Changes each value in its place, several at a time.
  @inline(__always)
  func update<Value: Sendable>(_ values: inout [Value], _ change: @Sendable (inout Value) -> Void) {
    values.withUnsafeMutableBufferPointer { values in
      // Each piece changes values of its own.
      nonisolated(unsafe) let values = values
      share(Self.pieces(values.count)) { piece in
        for index in Self.range(piece, of: values.count) { change(&values[index]) }
      }
    }
  }

  private static func pieces(_ count: Int) -> Int {
    (count + ratingsPerPiece - 1) / ratingsPerPiece
  }

  private static func range(_ piece: Int, of count: Int) -> Range<Int> {
    piece * ratingsPerPiece..<min(count, (piece + 1) * ratingsPerPiece)
  }
}
