import RatingData

/// A learner that can say what its next step will learn from, and what its optimizer made of it.
protocol InspectableLearner: Learner {
  /// The first ratings of the next step, and how many there are.
  func upcomingRatings(limit: Int) -> (first: [StepRating], count: Int)
  /// The gradient of the next step for a row, users before movies; nil where the step has many batches.
  func gradient(ofRow row: Int) -> [Float]?
  /// What the optimizer has for a row as it stands.
  func update(ofRow row: Int, gradient: [Float]?) -> GradientUpdate
}
