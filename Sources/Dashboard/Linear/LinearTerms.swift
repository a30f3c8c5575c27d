import Learning
import Text

/// What words mean: settings, metrics and presets, by what the program says of them elsewhere. The one place where lines
/// look terms up.
enum LinearTerms {
  struct Term: Sendable {
    /// As a person says it.
    let name: String
    let names: [String]
    let sentences: [String]
  }

  static let all: [Term] = Settings.all.map(setting) + metrics + Preset.allCases.map(preset)

  private static func setting(_ setting: SettingDescriptor) -> Term {
    let when =
      switch setting.change {
      case .live: "It can be changed while a run trains."
      case .newRun: "A change starts another run."
      case .preset: "Presets decide it."
      }
    return Term(
      name: setting.title, names: [setting.title, setting.option, setting.key],
      sentences: [
        setting.meaning, "Expected: \(setting.domain). Usually \(setting.defaultSummary).", when,
      ])
  }

  private static var metrics: [Term] {
    Metric.standard.map { metric in
      Term(
        name: metric.title,
        names: [metric.title, metric.name, metric.family, metric.key, metric.validationKey],
        // Its name is said before.
        sentences: [
          RunSentences.sentence(String(metric.explanation.dropFirst(metric.title.count + 2)))
        ])
    }
  }

  private static func preset(_ preset: Preset) -> Term {
    let settings = Settings(preset)
    let facts = settings.facts.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
    return Term(
      name: preset.rawValue, names: [preset.rawValue],
      sentences: ["A preset of the learner \(preset.learner.name): \(facts)."])
  }

  /// The terms that a word means; those of which a word begins so, where none is called so.
  static func found(_ word: String) -> [Term] {
    let wanted = folded(word)
    guard !wanted.isEmpty else { return [] }
    let whole = all.filter { $0.names.contains { folded($0) == wanted } }
    guard whole.isEmpty else { return whole }
    return all.filter { term in
      folded(term.name).hasPrefix(wanted)
        || term.name.split(separator: " ").contains { folded(String($0)).hasPrefix(wanted) }
    }
  }

  /// Large and small letters, hyphens, spaces and underscores are the same.
  static func folded(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
