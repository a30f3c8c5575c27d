import Learning

/// Ends of runs that no learner came to.
extension RunEnd {
  package static let stopped = RunEnd(
    reason: .stopped, bestEpoch: nil, bestValidationLoss: nil, seconds: nil)

  package static func failed(_ message: String) -> RunEnd {
    RunEnd(reason: .failed(message), bestEpoch: nil, bestValidationLoss: nil, seconds: nil)
  }
}
