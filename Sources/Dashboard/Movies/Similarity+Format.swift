import Cells
import Models

extension Similarity {
  /// A similarity as lists show it.
  func format(_ value: Float) -> String {
    switch self {
    case .cosine, .euclidean: Double(value).asCosine
    case .dot: Double(value).fixed(2)
    case .weight: Double(value).fixed(3)
    }
  }

  /// The part of a full bar; a dot product and a weight have no greatest value but the list's own.
  func fraction(_ value: Float, largest: Float) -> Double {
    let whole = self == .dot || self == .weight ? max(largest, .leastNormalMagnitude) : 1
    return min(1, max(0, Double(value / whole)))
  }

  /// The measure of vectors after this one, the first after the last.
  var nextOfVectors: Similarity {
    let all = Self.ofVectors
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }
}
