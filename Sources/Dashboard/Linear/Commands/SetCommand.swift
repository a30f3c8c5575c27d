import Learning
import RatingData
import Text

/// `set NAME VALUE`, by the table of settings and by what the sheet of settings does.
extension LinearCommand {
  static let set = LinearCommand(
    "set", .optional("NAME VALUE"),
    "sets a setting of the run, or starts another run where this one cannot take it over",
    example: "set learning rate 0.01"
  ) { argument in
    { dashboard in
      guard let settings = dashboard.shared.train.settings else {
        return dashboard.shared.train.phase == .waiting
          ? .waits() : .says("Another program trains: its settings are its own.")
      }
      let table = SettingTable(settings)
      guard !argument.isEmpty else { return .says(table.list) }
      switch table.entry(argument) {
      case .change(let changed, let what): return dashboard.change(to: changed, what)
      case .problem(let sentence): return .says(sentence)
      }
    }
  }
}

extension LinearDashboard {
  /// - Parameter what: the setting with its value: `learning rate 0.01`.
  fileprivate mutating func change(to settings: Settings, _ what: String) -> LinearOutcome {
    let train = shared.train
    guard settings != train.settings || !train.phase.isUnderWay else {
      return .says("Nothing is changed: \(what) holds already.")
    }
    let isLive =
      train.phase.isUnderWay && train.capabilities.can(.changeSettings)
      && train.settings.map { settings.differsOnlyLive(from: $0) } == true
    shared.note = nil
    let effects = shared.change(to: settings)
    guard !effects.isEmpty else {
      return .says(RunSentences.sentence(shared.note ?? "nothing was changed"))
    }
    perform(effects)
    if isLive { return .says("From the next step on: \(what).") }
    return .says(
      (train.phase.isUnderWay ? "The run has ended, and another starts" : "Another run starts")
        + ": \(what).")
  }
}

/// The settings that a run has, by the names that a person may say.
private struct SettingTable {
  /// A line that was typed, understood.
  enum Entry {
    case change(Settings, String)
    case problem(String)
  }

  let settings: Settings
  private let descriptors: [SettingDescriptor]

  init(_ settings: Settings) {
    self.settings = settings
    descriptors = Settings.shared + settings.learner.settings.filter { $0.change != .preset }
  }

  private static let preset = "preset"

  private var names: [String] { [Self.preset] + descriptors.map(\.title) }

  /// All of them with their values; choosing one says what it means.
  var list: LinearReply {
    let rows = descriptors.map { setting in
      NumberedList.Row(
        text: "\(setting.title) \(setting.text(settings[setting])).", subject: nil,
        choose: { _ in LinearCommand.explanation(of: setting.title) })
    }
    return LinearReply(
      ["The preset is \(settings.preset.rawValue)."], NumberedList(rows, depth: 20))
  }

  /// The longest beginning of a line that is a name, or the beginning of one name alone, and the value behind it.
  func entry(_ line: String) -> Entry {
    let words = line.split { $0 == " " || $0 == "=" }.map { String($0) }
    for count in stride(from: words.count, to: 0, by: -1) {
      let name = LinearTerms.folded(words.prefix(count).joined())
      let value = words.dropFirst(count).joined(separator: " ")
      if name == Self.preset { return entry(preset: value) }
      if let setting = descriptors.first(where: { $0.isCalled(name) }) {
        return entry(setting, value)
      }
      let begun = descriptors.filter {
        !name.isEmpty && LinearTerms.folded($0.title).hasPrefix(name)
      }
      if begun.count == 1 { return entry(begun[0], value) }
    }
    let name = words.first ?? line
    let nearest = names.map {
      ($0, EditDistance.between(Array(name.lowercased().utf8), Array($0.utf8)))
    }.filter { $0.1 <= max(1, name.utf8.count / 2) }.min { $0.1 < $1.1 }?.0
    return .problem(
      "No setting of \(settings.preset.rawValue) is called \(line.excerpt(40))."
        + (nearest.map { " Did you mean \($0)?" } ?? "")
        + " There are \(names.joined(separator: ", ")).")
  }

  private func entry(preset name: String) -> Entry {
    guard let preset = Preset(rawValue: name.lowercased()) else {
      let names = Preset.allCases.map(\.rawValue).joined(separator: ", ")
      return .problem(
        (name.isEmpty
          ? "The preset is \(settings.preset.rawValue)."
          : "No preset is called \(name.excerpt(40)).")
          + " There are \(names).")
    }
    return .change(preset.settings(seed: settings.seed), "preset \(preset.rawValue)")
  }

  private func entry(_ setting: SettingDescriptor, _ value: String) -> Entry {
    guard !value.isEmpty else {
      return .problem(
        "The \(setting.title) is \(setting.text(settings[setting])). Expected: \(setting.domain).")
    }
    do throws(SettingsError) {
      var changed = settings
      changed[setting] = try setting.parse(value)
      return .change(changed, "\(setting.title) \(setting.text(changed[setting]))")
    } catch {
      return .problem("\(setting.title): expected \(error.expected), found \(value.excerpt(40)).")
    }
  }
}

extension SettingDescriptor {
  fileprivate func isCalled(_ name: String) -> Bool {
    [title, option, key].contains { LinearTerms.folded($0) == name }
  }
}
