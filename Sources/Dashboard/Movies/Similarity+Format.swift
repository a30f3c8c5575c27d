import Cells
import Models

extension Similarity {
  /// A similarity as lists show it.
  func format(_ value: Float) -> String {
    switch self {
    case .cosine, .euclidean: Double(value).asCosine
    case .dot: Double(value).fixed(2)
    }
  }

  /// The part of a full bar; a dot product has no greatest value but the list's own.
  func fraction(_ value: Float, largest: Float) -> Double {
    let whole = self == .dot ? max(largest, .leastNormalMagnitude) : 1
    return min(1, max(0, Double(value / whole)))
  }
}
