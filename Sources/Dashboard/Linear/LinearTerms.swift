import Learning
import Terms

/// What words mean, by the table of terms that screens draw from: those that can be said without a sign.
enum LinearTerms {
  struct Word: Sendable {
    /// As a person says it.
    let name: String
    let names: [String]
    /// What it is of: `settings`.
    let group: String
    let sentences: [String]
  }

  static let all: [Word] = Terms.all.compactMap(word)

  /// A term by the first of its names that is a word; nil where all are signs.
  private static func word(_ term: Term) -> Word? {
    let names = [term.name] + term.aliases
    guard let name = names.first(where: isWord) else { return nil }
    let setting = term.group == .settings ? Settings.all.first { $0.title == term.name } : nil
    return Word(
      name: name, names: names, group: term.group.rawValue.lowercased(),
      sentences: [term.explanation] + (setting.map(facts) ?? []))
  }

  private static func isWord(_ name: String) -> Bool {
    name.first?.isLetter == true && name.allSatisfy(\.isASCII)
  }

  private static func facts(of setting: SettingDescriptor) -> [String] {
    let when =
      switch setting.change {
      case .live: "It can be changed while a run trains."
      case .newRun: "A change starts another run."
      case .preset: "Presets decide it."
      }
    return ["Expected: \(setting.domain). Usually \(setting.defaultSummary).", when]
  }

  /// The terms that a word means; those of which a word begins so, where none is called so.
  static func found(_ word: String) -> [Word] {
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
