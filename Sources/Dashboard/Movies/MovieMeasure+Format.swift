import Cells
import Models

extension MovieMeasure {
  /// A similarity as lists show it.
  func format(_ value: Float) -> String {
    switch self {
    case .model(.vectors(.dot)): Double(value).fixed(2)
    case .likeness, .model(.vectors(.weight)): Double(value).fixed(3)
    case .model: Double(value).asCosine
    }
  }

  /// What a list calls it.
  var title: String {
    switch self {
    case .model(.halfWhitened): "half whitened cosine"
    case .model(.vectors(.centred)): "centred cosine"
    default: rawValue
    }
  }

  /// The head of its column.
  var head: String { self == .model(.halfWhitened) ? "whitened" : rawValue }
}

extension ModelMeasure {
  /// The measure of factors after this one, the first after the last.
  var nextOfFactors: ModelMeasure {
    let all = Self.ofFactors
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }
}
