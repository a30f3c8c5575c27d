import Learning
import Runs

/// Which runs are looked for: words that stand in their names, data, presets or states, and conditions such as
/// `k>=40` or `val<0.8`. All have to hold.
struct RunFilter: Sendable, Equatable {
  private let words: [String]
  private let conditions: [NumberCondition]

  init(_ text: String) {
    let parts = text.lowercased().split(separator: " ").map(String.init)
    conditions = parts.compactMap { NumberCondition($0) }
    words = parts.filter { NumberCondition($0) == nil }
  }

  func matches(_ run: RunReport) -> Bool {
    let text = [
      run.label, run.folder.name, run.manifest.data, run.manifest.settings.preset.rawValue,
      run.manifest.settings.learner.name, run.status.title,
    ].joined(separator: " ").lowercased()
    return words.allSatisfy { text.contains($0) }
      && conditions.allSatisfy { condition in
        run.number(condition.key).map(condition.holds) ?? false
      }
  }
}

extension RunReport {
  /// What a condition calls a number of a run; nil where the run has none.
  fileprivate func number(_ key: String) -> Double? {
    switch key {
    case "val", "best": return best?.validated
    case "epochs": return Double(epochs.count)
    case "seconds": return seconds
    case "repeats": return Double(sequel.repeats)
    case "k": return number("factors")
    case "lr": return number("learning-rate")
    default:
      let settings = manifest.settings
      return settings.descriptors.first { $0.option == key }.flatMap { Double(settings[$0]) }
        ?? best?[Metric(told: key)]?.validated
    }
  }
}
