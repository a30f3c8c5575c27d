/// What the band around a group's mean reaches to.
enum GroupBand: String, CaseIterable, Sendable {
  /// A standard deviation to either side of the mean.
  case deviation = "± standard deviation"
  /// The least and the greatest of the runs.
  case extremes = "least to greatest"

  func range(at point: RunGroup.Point) -> ClosedRange<Double> {
    switch self {
    case .deviation:
      let deviation = point.spread.standardDeviation ?? 0
      return point.spread.mean - deviation...point.spread.mean + deviation
    case .extremes: return point.least...point.greatest
    }
  }
}
