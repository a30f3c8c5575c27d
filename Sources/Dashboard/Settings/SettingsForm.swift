import Cells
import Learning
import Terms

/// Settings as they are edited, for the run under way or for the next one: a field for the preset and one for each setting of its learner. Its settings
/// can be trained with at any time; what is typed becomes a value as soon as it is one.
struct SettingsForm: Sendable, Equatable {
  enum Field: Sendable, Equatable {
    case preset
    /// The epoch that a branch leaves after.
    case epoch
    case setting(SettingDescriptor)
  }

  /// What entering them does.
  enum Purpose: Sendable, Equatable {
    /// Changes the run under way where it can take them over, and starts another one otherwise.
    case change
    case newRun
    /// Starts a run that goes on from the end of an epoch of this one.
    case branch(after: Int, of: ClosedRange<Int>)
  }

  private(set) var purpose: Purpose
  private(set) var settings: Settings
  /// The chosen field, as a position in `fields`.
  private(set) var chosen = 0
  /// What was typed into the chosen field since it was chosen; nil shows the value.
  private(set) var typed: String?

  /// Starts from the settings of the last run.
  init(_ purpose: Purpose, after settings: Settings) {
    self.purpose = purpose
    self.settings = settings
    if purpose != .newRun {
      chosen = fields.firstIndex { $0.change == .live } ?? 1
    }
  }

  /// The preset first, then what is set of every run, then what is set of the learner alone.
  var fields: [Field] {
    let descriptors = Settings.shared + settings.learner.settings.filter { $0.change != .preset }
    if case .branch = purpose {
      // What else a learner is set to is in its state already.
      let schedule = [Setting.epochs.descriptor, Setting.patience.descriptor]
      return [.epoch]
        + descriptors.filter { $0.change == .live || schedule.contains($0) }
        .map { .setting($0) }
    }
    return [.preset] + descriptors.map { .setting($0) }
  }

  var field: Field { fields[chosen] }

  /// What a field shows.
  func text(of field: Field) -> String {
    if field == self.field, let typed { return typed }
    return switch field {
    case .preset: settings.preset.rawValue
    case .epoch: branchEpoch.map(String.init) ?? ""
    case .setting(let descriptor): descriptor.text(settings[descriptor])
    }
  }

  /// The epoch that a branch leaves after; nil for other runs.
  var branchEpoch: Int? {
    if case .branch(let epoch, _) = purpose { epoch } else { nil }
  }

  /// Why what is typed cannot be trained with; nil where it can.
  var problem: String? {
    if let typed, case .branch(_, let allowed) = purpose, field == .epoch {
      return Int(typed).map(allowed.contains) == true
        ? nil : "expected \(allowed.lowerBound) to \(allowed.upperBound)"
    }
    if let branchEpoch, settings[.epochs] <= branchEpoch {
      return "more than \(branchEpoch) are needed"
    }
    guard let typed, case .setting(let descriptor) = field else { return nil }
    do throws(SettingsError) {
      _ = try descriptor.parse(typed)
      return nil
    } catch {
      return "expected \(error.expected)"
    }
  }

  /// Chooses a field, as far as the form has it.
  mutating func choose(_ field: Field) {
    chosen = fields.firstIndex(of: field) ?? chosen
    typed = nil
  }

  /// Chooses another field. What was typed and is no value goes.
  mutating func moveField(by step: Int) {
    chosen = (chosen + step + fields.count) % fields.count
    typed = nil
  }

  /// One step up or down in the chosen field.
  mutating func change(by step: Int) {
    typed = nil
    switch field {
    case .preset:
      let all = Preset.allCases
      let here = all.firstIndex(of: settings.preset) ?? 0
      settings = all[(here + step + all.count) % all.count].settings(seed: settings.seed)
    case .epoch: branchEpoch.map { branch(after: $0 + step) }
    case .setting(let descriptor):
      let next = descriptor.domain.step(from: settings[descriptor], by: step)
      if (try? descriptor.check(next)) != nil { settings[descriptor] = next }
    }
  }

  /// Takes a letter of a number; the first one takes the old number's place. False of a letter that is none of a number.
  mutating func type(_ character: Character) -> Bool {
    // A number beside a name can only be the seed.
    if field == .preset, character.isASCII, character.isNumber {
      choose(.setting(Setting.seed.descriptor))
    }
    // In a number that is being typed a sign is part of it, or a slip.
    let isSlip = typed != nil && (character == "-" || character == "+")
    if field == .epoch, SettingDomain.whole(1...1).accepts(character, after: "") {
      edit(epoch: (typed ?? "") + String(character))
      return true
    }
    guard case .setting(let descriptor) = field,
      descriptor.domain.accepts(character, after: typed ?? "")
    else { return isSlip }
    if (typed ?? "").count < 20 { edit((typed ?? "") + String(character), descriptor) }
    return true
  }

  /// Gives the chosen field back what the preset has.
  mutating func reset() {
    typed = nil
    if case .setting(let descriptor) = field {
      settings[descriptor] = descriptor.value(in: settings.preset)
    }
  }

  /// Takes the last letter away.
  mutating func erase() {
    if field == .epoch { return edit(epoch: String(text(of: field).dropLast())) }
    guard case .setting(let descriptor) = field else { return }
    edit(String((typed ?? settings[descriptor].description).dropLast()), descriptor)
  }

  private mutating func edit(epoch text: String) {
    guard text.count < 10 else { return }
    let text = String(text.drop { $0 == "0" })
    typed = text
    if let epoch = Int(text) { branch(after: epoch) }
  }

  /// Moves the branch, as far as there are epochs.
  private mutating func branch(after epoch: Int) {
    guard case .branch(_, let allowed) = purpose, allowed.contains(epoch) else { return }
    purpose = .branch(after: epoch, of: allowed)
  }

  private mutating func edit(_ text: String, _ descriptor: SettingDescriptor) {
    typed = text
    if let value = try? descriptor.parse(text) { settings[descriptor] = value }
  }
}

extension SettingsForm.Field {
  var name: String {
    switch self {
    case .preset: "preset"
    case .epoch: "branch after epoch"
    case .setting(let descriptor): descriptor.title
    }
  }

  /// What it sets, and what more and less of it does, in a form with some preset.
  func term(in preset: Preset) -> Term {
    switch self {
    case .preset: Term(preset)
    case .epoch: .branch
    case .setting(let descriptor): Term(descriptor)
    }
  }

  /// What it may be set to, and what the preset has.
  func range(in preset: Preset) -> String {
    switch self {
    case .preset: Preset.allCases.map(\.rawValue).joined(separator: " ")
    case .epoch: "any that was completed"
    case .setting(let descriptor):
      "\(descriptor.domain); preset \(descriptor.text(descriptor.value(in: preset)))"
    }
  }

  var change: SettingDescriptor.Change {
    switch self {
    case .preset, .epoch: .newRun
    case .setting(let descriptor): descriptor.change
    }
  }
}

extension SettingDomain {
  /// Whether a letter can go on with a number that is typed.
  fileprivate func accepts(_ character: Character, after text: String) -> Bool {
    let isDigit = character.isASCII && character.isNumber
    switch self {
    case .whole: return isDigit
    case .number:
      return isDigit || character == "." || (character == "e" && !text.isEmpty)
        || (character == "-" && text.hasSuffix("e"))
    case .name, .names: return false
    }
  }

  /// The value beside another: the next whole number, the next of 1, 2, 5, 10, 20, …, the next name.
  fileprivate func step(from value: SettingValue, by step: Int) -> SettingValue {
    switch (self, value) {
    case (.whole, .whole(let number)):
      let (next, overflows) =
        step > 0 ? number.addingReportingOverflow(1) : number.subtractingReportingOverflow(1)
      return .whole(overflows ? number : next)
    case (.number, .number(let number)):
      return .number(RoundNumber.beside(number, isAbove: step > 0))
    case (.name(let names), .name(let name)):
      let here = names.firstIndex(of: name) ?? 0
      return .name(names[(here + step + names.count) % names.count])
    case (.names(let names), .name(let name)):
      // Alone and all together; other choices are for the command line.
      return SettingDomain.name(["none"] + names + ["all"])
        .step(from: .name(name), by: step)
    default: return value
    }
  }
}

/// The numbers that a person tries one after another: 1, 2 and 5 times a power of ten.
private enum RoundNumber {
  /// The least one that a step goes to; below it is 0.
  private static let least = -5

  /// The next one above or below a number that is 0 or more.
  static func beside(_ number: Double, isAbove: Bool) -> Double {
    let candidates = (least...6).flatMap { power in
      // Through text, so that 0.05 is the number that a person would have typed.
      [1, 2, 5].compactMap { Double("\($0)e\(power)") }
    }
    // What is within a rounding error of a candidate is that candidate.
    return isAbove
      ? candidates.first { $0 > number * (1 + 1e-9) } ?? number
      : candidates.last { $0 < number * (1 - 1e-9) } ?? 0
  }
}
