import Cells
import Models

extension MovieMeasure {
  /// A similarity as lists show it.
  func format(_ value: Float) -> String {
    switch self {
    case .vectors(.dot): Double(value).fixed(2)
    case .likeness, .vectors(.weight): Double(value).fixed(3)
    case .halfWhitened, .vectors: Double(value).asCosine
    }
  }

  /// What a list calls it.
  var title: String {
    switch self {
    case .halfWhitened: "half whitened cosine"
    case .vectors(.centred): "centred cosine"
    default: rawValue
    }
  }

  /// The head of its column.
  var head: String { self == .halfWhitened ? "whitened" : rawValue }

  /// The measure of factors after this one, the first after the last.
  var nextOfFactors: MovieMeasure {
    let all = Self.ofFactors
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }
}
