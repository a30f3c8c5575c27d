import Cells
import Evaluation
import Learning

extension PairedDifference {
  /// Whether it is better or worse, by how much, and whether that may be noise:
  /// `better than the baseline by 0.0105 ± 0.0020, more than noise`.
  func words(by metric: Metric, than other: String) -> String {
    let better =
      switch metric.direction {
      case .lowerIsBetter: mean < 0
      case .higherIsBetter: mean > 0
      case .neither: false
      }
    let size = "\(better ? "better" : "worse") than \(other) by \(abs(mean).fixed(4))"
    guard let margin else { return mean == 0 ? "as good as \(other)" : size }
    let verdict = abs(mean) > margin ? "more than noise" : "which may be noise"
    return "\(size) ± \(margin.fixed(4)), \(verdict)"
  }
}
