import RatingData

/// Named settings: the table of where a run may start from.
public enum Preset: String, CaseIterable, Sendable, Codable {
  /// The Keras notebook of 2016, exactly.
  case seed
  /// Biases and regularization: what small data needs.
  case biased

  /// The settings that this name stands for.
  public func settings(seed: UInt64 = 1) -> Settings {
    switch self {
    case .seed:
      Settings(
        preset: self,
        learner: .adamax(
          AdamaxSettings(
            model: .dotProduct, factors: 20, batch: 32, learningRate: 0.002, regularization: 0,
            spread: 0.05)),
        schedule: Schedule(epochs: 15, patience: 2), validation: 0.1, seed: seed)
    case .biased:
      // Tuned on MovieLens latest-small, and near the best of its kind on MovieLens 1M too.
      Settings(
        preset: self,
        learner: .adamax(
          AdamaxSettings(
            model: .biased, factors: 20, batch: 32, learningRate: 0.005, regularization: 0.06,
            spread: 0.02)),
        schedule: Schedule(epochs: 30, patience: 2), validation: 0.1, seed: seed)
    }
  }

  /// What a data set is trained with unless told otherwise.
  public static func suggested(for known: KnownSet?) -> Preset {
    switch known {
    case .ml1m: .seed
    default: .biased
    }
  }
}
