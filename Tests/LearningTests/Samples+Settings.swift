import Learning
import TestSamples

extension Samples {
  /// Settings that learn the samples in a few epochs.
  static let dotProduct = settings(.seed) {
    $0[.learningRate] = 0.02
  }
  static let biased = settings(.biased) {
    $0[.learningRate] = 0.02
    $0[.regularization] = 0.02
    $0[.spread] = 0.05
  }
  static let bayes = settings(.bayes) { $0[.burnIn] = 1 }
  static let timedBayes = settings(.bayes) {
    $0[.burnIn] = 1
    $0[.features] = .all
  }
  static let als = settings(.als)
  static let mllib = settings(.mllib)
  static let svdpp = settings(.svdpp) { $0[.learningRate] = 0.05 }
  static let implicitALS = settings(.implicitALS)
  static let ease = settings(.ease) { $0[.regularization] = 5 }
  static let baseline = settings(.baseline)

  /// A preset made small, and changed further.
  static func settings(
    _ preset: Preset, epochs: Int = 5, patience: Int = 99, seed: UInt64 = 1,
    _ change: (inout Settings) -> Void = { _ in }
  ) -> Settings {
    var settings = preset.settings(seed: seed)
    settings.schedule = Schedule(epochs: epochs, patience: patience)
    settings[.factors] = 6
    settings[.batch] = 16
    change(&settings)
    return settings
  }
}

extension Settings {
  /// These settings with another seed.
  func seeded(_ seed: UInt64) -> Settings {
    var settings = self
    settings.seed = seed
    return settings
  }
}
