import Learning

extension RunEnd {
  /// What runs are compared by; nil where this one failed, or nothing validates it.
  var resultLoss: Double? {
    reason.isFailure ? nil : bestValidationLoss.flatMap { $0.isFinite ? $0 : nil }
  }

  /// Why there is no such loss, for a person; nil where there is one.
  var missingLoss: String? {
    guard resultLoss == nil else { return nil }
    if case .failed(let message) = reason { return message }
    return bestValidationLoss == nil
      ? "no rating validates it" : "its \(measure.validationName) is not finite"
  }
}
