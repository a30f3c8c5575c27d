/// What a learner is judged by on ratings that it never saw.
public enum Metric: Sendable, Hashable {
  /// Of predicted ratings, clipped to the scale.
  case rmse
  case mae
  /// The share of ratings inside the 90 % interval that the model says, where it says one.
  case interval
  /// Of a list of the k movies that a user is expected to like best, out of all that they have not rated.
  case precision(Int)
  case recall(Int)
  case ndcg(Int)
  case map(Int)
  case mrr(Int)
  /// Of the lists of all users.
  case coverage(Int)
  case gini(Int)
  /// The share of films that have another one of their series among their k nearest.
  case siblings(Int)

  /// The most movies in a list.
  public static let longestList = 1000

  /// As on the command line: `ndcg@10`.
  public var name: String {
    switch self {
    case .rmse: "rmse"
    case .mae: "mae"
    case .interval: "interval90"
    case .precision(let k): "precision@\(k)"
    case .recall(let k): "recall@\(k)"
    case .ndcg(let k): "ndcg@\(k)"
    case .map(let k): "map@\(k)"
    case .mrr(let k): "mrr@\(k)"
    case .coverage(let k): "coverage@\(k)"
    case .gini(let k): "gini@\(k)"
    case .siblings(let k): "siblings@\(k)"
    }
  }

  /// As a person reads it: `NDCG@10`.
  public var title: String {
    switch self {
    case .interval, .precision, .recall, .coverage, .gini, .siblings: name
    default: name.uppercased()
    }
  }

  /// The movies that it looks at in a user's list; nil where it looks at none.
  public var listLength: Int? {
    switch self {
    case .rmse, .mae, .interval, .siblings: nil
    case .precision(let k), .recall(let k), .ndcg(let k), .map(let k), .mrr(let k),
      .coverage(let k), .gini(let k):
      k
    }
  }

  /// Whether it looks at predicted ratings.
  var isOfRatings: Bool { Self.ratings.contains(self) }

  private static let ratings: [Metric] = [.rmse, .mae, .interval]
  private static let lists: [String: @Sendable (Int) -> Metric] = [
    "precision": { .precision($0) }, "recall": { .recall($0) }, "ndcg": { .ndcg($0) },
    "map": { .map($0) }, "mrr": { .mrr($0) }, "coverage": { .coverage($0) },
    "gini": { .gini($0) }, "siblings": { .siblings($0) },
  ]

  /// Reads a name as `name` gives it; without `@k` a list has 10 movies.
  public init?(_ text: String) {
    if let metric = Self.ratings.first(where: { $0.name == text }) {
      self = metric
      return
    }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count <= 2, let make = Self.lists[String(parts[0])],
      let length = parts.count == 2 ? Int(parts[1]) : 10, (1...Self.longestList).contains(length)
    else { return nil }
    self = make(length)
  }

  /// What stands for `@k` is any length.
  public static let names = ratings.map(\.name) + lists.keys.sorted().map { "\($0)@k" }
}
