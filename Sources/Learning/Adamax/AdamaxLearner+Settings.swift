import Models

/// What Adamax can be set to, and where it may start from.
extension AdamaxLearner {
  /// What is predicted.
  public enum ModelKind: String, SettingType, CaseIterable, Decodable {
    /// p_u · q_i
    case dotProduct
    /// μ + b_u + b_i + p_u · q_i
    case biased

    var title: String {
      switch self {
      case .dotProduct: "dot product"
      case .biased: "biased"
      }
    }
  }

  public static let name = "adamax"
  public static let presets: [Preset] = [.seed, .biased]
  public static let modelType: any Model.Type = FactorModel.self

  public static let settings: [SettingDescriptor] = [
    Setting.model.descriptor, Setting.optimizer.descriptor, Setting.factors.descriptor,
    Setting.batch.descriptor,
    Setting.learningRate.descriptor, Setting.regularization.descriptor, Setting.spread.descriptor,
  ]

  /// Weights and two moments of a user and of a movie, there and back.
  public static func rowTraffic(_ settings: Settings) -> Int? {
    let lanes = settings[.factors] + (settings[.model] == .biased ? 2 : 0)
    return 2 * RowTable.rowBytes(lanes: lanes) * 2
  }

  public static let explanation =
    "It starts from small random numbers: all movies look the same to it. Rating by rating, it moves those"
    + " of user and movie nearer to the rating."
  public static func title(_ settings: Settings) -> String {
    "\(settings[.optimizer].title) · \(settings[.model].title)"
  }
}

extension Preset {
  /// The Keras notebook of 2016, exactly.
  public static let seed = Preset(
    "seed",
    "The Keras notebook of 2016, exactly: Adamax on dot products of 20 factors, no biases, no penalty. It"
      + " predicts ratings, and shows well what biases and a penalty are for.")
  /// Biases and regularization: what small data needs. Tuned on MovieLens latest-small, and near the
  /// best of its kind on MovieLens 1M too.
  public static let biased = Preset(
    "biased",
    "Gradient descent with biases and a penalty, which small sets need. It predicts ratings, in stars: where a"
      + " list says «stars by biased», they are its.")
}

extension Setting where Value == AdamaxLearner.ModelKind {
  public static let model = Setting(
    "model", "What is predicted.",
    .choice(
      "biased adds up the mean, how high the user rates, how well the movie is liked, and the product of their"
        + " factors; dot-product has the product alone."),
    valueName: "model",
    .name(AdamaxLearner.ModelKind.allCases.map(\.rawValue)), change: .preset, fallback: .biased,
    defaults: [.seed: .dotProduct])
}

extension Setting where Value == Optimizer {
  public static let optimizer = Setting(
    "optimizer", "How gradients move weights.",
    .choice(
      "adamax and adam step by the mean of gradients over their usual size, sgd by the gradient itself, adagrad"
        + " in steps that shrink. Each needs a learning rate of its own."),
    valueName: "name",
    .name(Optimizer.allCases.map(\.rawValue)), change: .preset, fallback: .adamax)
}

extension Setting where Value == Int {
  /// Ratings in a batch; the last of an epoch may be short.
  public static let batch = Setting(
    "batch", "Ratings per batch, after which weights move once.",
    .amount(
      more: "moves weights less often and more steadily, and is faster",
      less: "moves them more often and more at random, and is slower"),
    valueName: "n", .whole(1...UInt64.max), fallback: 32)
}

extension Setting where Value == Float {
  /// lr in the formula of the update.
  public static let learningRate = Setting(
    "learningRate", "Learning rate: how far a step moves the weights.",
    .amount(
      more: "learns in fewer epochs, and too much never settles or diverges",
      less: "learns more slowly, and settles more exactly"),
    valueName: "lr", .number("a number above 0") { $0 > 0 },
    change: .live, search: .around(factor: 4), fallback: 0.005,
    defaults: [.seed: 0.002, .svdpp: 0.045])

  /// Starting factors are uniform in −spread ..< spread.
  public static let spread = Setting(
    "spread", title: "start", "Initial factors are uniform between -spread and spread.",
    .amount(
      more: "starts from larger random numbers, which must be unlearned first",
      less: "starts near the averages, and takes longer to tell factors apart; 0 never does"),
    valueName: "spread",
    .number("0 or more") { $0 >= 0 }, search: .around(factor: 4), prefix: "±", fallback: 0.02,
    defaults: [.seed: 0.05, .biased: 0.01])
}
