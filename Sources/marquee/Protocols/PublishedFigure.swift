import Learning
import RatingData
import Text

/// What an article says that a model comes to.
struct PublishedFigure: Sendable {
  let model: String
  let set: KnownSet
  /// By the names of metrics.
  let values: [String: Double]
  let source: String

  fileprivate init(
    _ model: String, on set: KnownSet, _ values: [String: Double], _ source: String
  ) {
    self.model = model
    self.set = set
    self.values = values
    self.source = source
  }

  func value(of metric: Metric) -> Double? { values[metric.name] }

  var json: JSON {
    [
      "model": .string(model), "data": .string(set.rawValue),
      "metrics": .object(
        values.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: .number($0.value)) }),
      "source": .string(source),
    ]
  }
}

extension EvaluationProtocol {
  /// In the order of their first metric.
  var published: [PublishedFigure] {
    switch self {
    case .users: Self.ofUsers
    case .recbole: Self.ofRecBole
    // Articles sample each their own way: none is quoted.
    case .leaveOneOut100: []
    }
  }

  private static let ofUsers = [
    user("EASE", 0.420, 0.391, 0.521, "Steck, WWW 2019"),
    user("iALS, d = 2,048", 0.425, 0.395, 0.532, "Rendle et al., RecSys 2022"),
    user("Mult-VAE", 0.426, 0.395, 0.537, "Liang et al., WWW 2018"),
    user("higher-order linear", 0.429, 0.400, 0.530, "Steck, Liang, RecSys 2021"),
    user("RecVAE", 0.442, 0.414, 0.553, "Shenbin et al., WSDM 2020"),
  ]

  private static func user(
    _ model: String, _ ndcg: Double, _ recall20: Double, _ recall50: Double, _ source: String
  ) -> PublishedFigure {
    PublishedFigure(
      model, on: .ml20m,
      [
        "ndcg@100": ndcg, "calibrated-recall@20": recall20, "calibrated-recall@50": recall50,
      ], source)
  }

  private static let ofRecBole = [
    graph("NGCF", 0.2508, 0.1814, 0.4354, 0.1850),
    graph("LightGCN", 0.2538, 0.1861, 0.4388, 0.1863),
    graph("NCL", 0.2702, 0.2021, 0.4599, 0.1962),
    PublishedFigure("XSimGCL", on: .ml1m, ["ndcg@10": 0.2750], "quoted, not verified"),
  ]

  private static func graph(
    _ model: String, _ ndcg: Double, _ recall: Double, _ mrr: Double, _ precision: Double
  ) -> PublishedFigure {
    PublishedFigure(
      model, on: .ml1m,
      ["ndcg@10": ndcg, "recall@10": recall, "mrr@10": mrr, "precision@10": precision],
      "RecBole-GNN, results/general/ml-1m.md")
  }
}
