import RatingWriting

/// The scales on which synthetic sets may rate.
package enum SyntheticScale: String, Sendable, CaseIterable {
  case oneToFive = "1-5"
  case halfToFive = "0.5-5"
  case oneToTen = "1-10"
  case zeroToHundred = "0-100"

  package var range: ClosedRange<Float> {
    switch self {
    case .oneToFive: 1...5
    case .halfToFive: 0.5...5
    case .oneToTen: 1...10
    case .zeroToHundred: 0...100
    }
  }

  package var step: Float { self == .halfToFive ? 0.5 : 1 }

  /// Every value, ascending.
  package var values: [Float] {
    Array(stride(from: range.lowerBound, through: range.upperBound, by: step))
  }

  var span: Float { range.upperBound - range.lowerBound }

  /// The value that is nearest.
  @inline(__always)
  func rounded(_ value: Float) -> Float {
    let steps = ((value - range.lowerBound) / step).rounded()
    return min(max(range.lowerBound + steps * step, range.lowerBound), range.upperBound)
  }
}

extension RatingFormat {
  /// The scale on which the format's published sets rate.
  package var customaryScale: SyntheticScale {
    switch self {
    case .ml100k, .ml1m: .oneToFive
    default: .halfToFive
    }
  }
}
