import Cells
import Models

extension Similarity {
  /// A similarity as lists show it.
  func format(_ value: Float) -> String {
    switch self {
    case .cosine, .centred, .euclidean: Double(value).asCosine
    case .dot: Double(value).fixed(2)
    case .weight: Double(value).fixed(3)
    }
  }

  /// What a list calls it.
  var title: String { self == .centred ? "centred cosine" : rawValue }

  /// The measure of vectors after this one, the first after the last.
  var nextOfVectors: Similarity {
    let all = Self.ofVectors
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }
}
