/// Which learner, and what it is set to. A new learner is a new case.
public enum LearnerSettings: Sendable, Equatable {
  case adamax(AdamaxSettings)

  /// The learner's name in files: `adamax`.
  public var name: String {
    switch self {
    case .adamax: Name.adamax.rawValue
    }
  }

  /// The names of all learners that there are.
  public static var names: [String] { Name.allCases.map(\.rawValue) }

  /// Name and value of each setting, in the order and words in which a person reads them; no screen
  /// and no file knows them otherwise. What is zero or does not apply is left out.
  public var facts: [(name: String, value: String)] {
    switch self {
    case .adamax(let settings): settings.facts
    }
  }
}

extension AdamaxSettings {
  fileprivate var facts: [(name: String, value: String)] {
    var facts = [
      (name: "learner", value: "Adamax · \(model.words)"),
      (name: "factors", value: "\(factors)"),
      (name: "batch", value: "\(batch)"),
      (name: "learning rate", value: "\(learningRate)"),
    ]
    if regularization != 0 { facts.append((name: "regularization", value: "\(regularization)")) }
    facts.append((name: "start", value: "±\(spread)"))
    return facts
  }
}

extension AdamaxSettings.Model {
  fileprivate var words: String {
    switch self {
    case .dotProduct: "dot product"
    case .biased: "biased"
    }
  }
}

/// As an object with the learner's name for its one key: `{"adamax":{"factors":20,…}}`.
extension LearnerSettings: Codable {
  fileprivate enum Name: String, CodingKey, CaseIterable {
    case adamax
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Name.self)
    self = .adamax(try container.decode(AdamaxSettings.self, forKey: .adamax))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Name.self)
    switch self {
    case .adamax(let settings): try container.encode(settings, forKey: .adamax)
    }
  }
}
