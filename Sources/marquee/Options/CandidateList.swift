import ArgumentParser
import Evaluation
import Learning
import RatingData
import Text

/// Learners and presets by name, with commas between them.
struct CandidateList: ExpressibleByArgument {
  /// Name and preset to start from.
  let candidates: [(name: String, preset: Preset)]

  init?(argument: String) {
    var candidates: [(name: String, preset: Preset)] = []
    for name in argument.split(separator: ",").map(String.init) {
      guard let preset = Preset(rawValue: name) ?? Learners.named(name)?.presets.first else {
        return nil
      }
      if !candidates.contains(where: { $0.name == name }) { candidates.append((name, preset)) }
    }
    guard !candidates.isEmpty else { return nil }
    self.candidates = candidates
  }

  /// What is compared unless told otherwise.
  static let standard: [Preset] = [.baseline, .biased, .als, .bayes]

  static var names: [String] {
    var names = Preset.allCases.map(\.rawValue)
    names += Learners.all.map { $0.name }.filter { !names.contains($0) }
    return names
  }
}

/// Metrics by name, with commas between them.
struct MetricList: ExpressibleByArgument {
  let metrics: [Metric]

  init?(argument: String) {
    let metrics = argument.split(separator: ",").map { Metric(String($0)) }
    guard !metrics.isEmpty, !metrics.contains(nil) else { return nil }
    var seen: Set<Metric> = []
    self.metrics = metrics.compactMap(\.self).filter { seen.insert($0).inserted }
  }
}
