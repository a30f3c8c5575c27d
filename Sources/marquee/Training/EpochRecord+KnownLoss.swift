import Learning

extension EpochRecord {
  /// The loss; nil where what trains says nothing of it but of what validates.
  var knownLoss: Double? { loss.isNaN && validationLoss?.isNaN == false ? nil : loss }
}
