import Models
import RatingData

/// What a step did, with the predictions that it changed: made where the run is, so that a screen only shows it.
public struct InspectedStep: Sendable {
  public let report: StepReport
  /// The ratings that it learned from, or else those of the row that it moved.
  public let ratings: [Predicted]

  /// A rating and what the model expected before and after the step.
  public struct Predicted: Sendable, Equatable {
    public let rating: StepRating
    public let before: Float
    public let after: Float
  }

  public init(_ report: StepReport, on all: Ratings) {
    self.report = report
    ratings = report.ratings(in: all).map { rating in
      Predicted(
        rating: rating, before: report.before.predict(rating.user, rating.movie).rating,
        after: report.after.predict(rating.user, rating.movie).rating)
    }
  }

  /// The mean squared error of the ratings; nil where there are none, or the model only orders them.
  public var losses: (before: Double, after: Double)? {
    guard report.after.predictsRatings, !ratings.isEmpty else { return nil }
    func loss(_ predicted: (Predicted) -> Float) -> Double {
      ratings.reduce(0) { sum, each in
        let error = Double(predicted(each) - each.rating.rating)
        return sum + error * error
      } / Double(ratings.count)
    }
    return (loss(\.before), loss(\.after))
  }
}
