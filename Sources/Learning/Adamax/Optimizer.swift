import Glibc

/// How gradients move weights, each as Keras defines it, with its defaults, for dense gradients: a row that no
/// rating of a batch reads has the gradient 0.
///
/// What Adamax and Adam do to such a row is made up for in closed form (`MissedSteps`); with the other two it
/// stays where it is.
///
/// Sources: Kingma, Ba: Adam, ICLR 2015, algorithm 1 and section 7.1; Duchi, Hazan, Singer: Adaptive Subgradient
/// Methods, JMLR 12 (2011). Constants: keras.io/api/optimizers.
public enum Optimizer: String, SettingType, CaseIterable, Decodable {
  /// u ← max(β₂u, |g|)    w ← w − lr/(1−β₁ᵗ) · m/(u + ε)
  case adamax
  /// v ← β₂v + (1−β₂)g²    w ← w − lr√(1−β₂ᵗ)/(1−β₁ᵗ) · m/(√v + ε)
  case adam
  /// w ← w − lr · g
  case sgd
  /// a ← a + g²    w ← w − lr · g/√(a + ε), a from 0.1
  case adagrad

  var title: String {
    switch self {
    case .adamax: "Adamax"
    case .adam: "Adam"
    case .sgd: "SGD"
    case .adagrad: "Adagrad"
    }
  }

  static let beta1 = 0.9
  static let beta2 = 0.999

  /// ε. Adamax has that of the notebook's Keras.
  var epsilon: Double { self == .adamax ? 1e-8 : 1e-7 }

  /// What a scale starts from: u, √v, or a.
  var firstScale: Float { self == .adagrad ? 0.1 : 0 }

  /// What is left of a scale after a step without a gradient.
  var scaleFade: Double {
    switch self {
    case .adamax: Self.beta2
    case .adam: Self.beta2.squareRoot()
    case .sgd, .adagrad: 1
    }
  }

  /// What is left of m after a step without a gradient.
  var momentFade: Double {
    switch self {
    case .adamax, .adam: Self.beta1
    case .sgd, .adagrad: 0
    }
  }

  /// What the learning rate of step t is multiplied by, lest moments that start at 0 count for too little.
  func correction(_ step: Int) -> Double {
    switch self {
    case .adamax: 1 / (1 - pow(Self.beta1, Double(step)))
    case .adam:
      (1 - pow(Self.beta2, Double(step))).squareRoot() / (1 - pow(Self.beta1, Double(step)))
    case .sgd, .adagrad: 1
    }
  }

  /// Steps after which the correction is 1 to the last digit of a float.
  var correctedAfter: Int {
    switch self {
    case .adamax: 512
    case .adam: 18_432
    case .sgd, .adagrad: 0
    }
  }
}
