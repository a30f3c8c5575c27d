import Learning
import Text

/// How the values of a run's metric are said.
struct ValueWords {
  private let metric: Metric
  /// What an error is counted in; nil where the metric is no error of ratings.
  private let unit: String?

  init(_ metric: Metric, ratingUnit: String?) {
    self.metric = metric
    unit = metric == .loss ? ratingUnit : nil
  }

  /// Whether values are errors of ratings, which can be set beside those of averages.
  var areErrors: Bool { unit != nil }

  /// A squared error as its root, which is in the ratings' own unit; all else as it is.
  func number(_ value: Double) -> String {
    areErrors ? value.squareRoot().fixed(3) : value.fixed(4)
  }

  /// What a run has come to on what it has not seen: `guesses at unseen ratings are 0.912 stars off (root of val_loss)`.
  func unseen(_ value: Double) -> String {
    if let unit {
      return
        "guesses at unseen ratings are \(number(value)) \(unit) off (root of \(metric.validationKey))"
    }
    return "\(metric.validationKey) is \(number(value))\(better)"
  }

  /// What a run has come to on what it learns from.
  func seen(_ value: Double) -> String {
    if let unit {
      return "guesses where it learns are \(number(value)) \(unit) off (root of \(metric.key))"
    }
    return "\(metric.key) is \(number(value))\(better)"
  }

  /// What a curve is called inside a sentence.
  var unseenName: String {
    areErrors ? "the error on unseen ratings" : metric.validationKey
  }
  var seenName: String {
    areErrors ? "the error where it learns" : metric.key
  }

  private var better: String {
    switch metric.direction {
    case .lowerIsBetter: ", and less is better"
    case .higherIsBetter: ", and more is better"
    case .neither: ""
    }
  }
}
