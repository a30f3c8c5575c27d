import Learning
import Models
import TestSamples
import Testing

@Suite("Settings")
struct SettingsTests {
  @Test("Every preset can be trained with", arguments: Preset.allCases)
  func presets(preset: Preset) throws {
    let settings = preset.settings(seed: 9)
    #expect(try settings.validated() == settings)
    #expect(settings.preset == preset)
    #expect(settings.seed == 9)
  }

  @Test("The preset `seed` is the notebook's")
  func notebook() {
    let settings = Preset.seed.settings()
    #expect(settings.learner.name == "adamax")
    #expect(settings[.model] == .dotProduct)
    #expect(settings[.factors] == 20)
    #expect(settings[.batch] == 32)
    #expect(settings[.learningRate] == 0.002)
    #expect(settings[.regularization] == 0)
    #expect(settings[.spread] == 0.05)
    #expect(settings.schedule == Schedule(epochs: 15, patience: 2))
    #expect(settings.validation == 0.1)
  }

  @Test("Data sets suggest a preset, by what they are and by their name")
  func suggested() {
    #expect(Preset.suggested(for: .ml1m) == .seed)
    #expect(Preset.suggested(for: .mlLatestSmall) == .biased)
    #expect(Preset.suggested(for: nil) == .biased)
    #expect(Preset.suggested(for: .ml1m, .implicit) == .implicitALS)
    #expect(Preset.suggested(for: .ml1m) == .seed)
    #expect(Preset.suggested(for: .mlLatestSmall) == .biased)
    #expect(Preset.suggested(for: nil) == .biased)
    #expect(Preset.suggested(for: .ml1m, .implicit) == .implicitALS)
  }

  struct Refusal: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let change: @Sendable (inout Settings) -> Void

    init(_ message: String, _ change: @escaping @Sendable (inout Settings) -> Void) {
      testDescription = message
      self.change = change
    }
  }

  static let refusals = [
    Refusal("--epochs 0: expected 1 to 1000000") { $0.schedule.epochs = 0 },
    Refusal("--epochs 1000001: expected 1 to 1000000") { $0.schedule.epochs = 1_000_001 },
    Refusal("--patience -1: expected 1 to 1000000") { $0.schedule.patience = -1 },
    Refusal("--patience 9223372036854775807: expected 1 to 1000000") {
      $0.schedule.patience = .max
    },
    Refusal("--validation 1: expected a fraction from 0 to less than 1") {
      $0.validation = 1
    },
    Refusal("--validation nan: expected a fraction from 0 to less than 1") {
      $0.validation = .nan
    },
    Refusal("--factors 0: expected 1 to 4096") { $0[.factors] = 0 },
    Refusal("--factors 4097: expected 1 to 4096") { $0[.factors] = 4097 },
    Refusal("--batch 0: expected at least 1") { $0[.batch] = 0 },
    Refusal("--learning-rate 0: expected a number above 0") { $0[.learningRate] = 0 },
    Refusal("--learning-rate inf: expected a number above 0") { $0[.learningRate] = .infinity },
    Refusal("--regularization -0.1: expected 0 or more") { $0[.regularization] = -0.1 },
    Refusal("--spread nan: expected 0 or more") { $0[.spread] = .nan },
  ]

  @Test("What cannot be trained with is refused by the option's name", arguments: refusals)
  func refused(each: Refusal) {
    var settings = Samples.biased
    each.change(&settings)
    let error = #expect(throws: SettingsError.self) { try settings.validated() }
    #expect(error?.description == each.testDescription)
  }

  @Test("What a person types is read as the setting's type, and refused beyond its range")
  func typed() throws {
    #expect(try Setting.factors.descriptor.parse("40") == .whole(40))
    #expect(try Setting.learningRate.descriptor.parse("1e-3") == .number(0.001))
    for text in ["", "x", "-5", "2.5", "4097"] {
      let error = #expect(throws: SettingsError.self) {
        try Setting.factors.descriptor.parse(text)
      }
      #expect(error?.description == "--factors \(text): expected 1 to 4096")
    }
  }

  @Test("A setting has one key, one option and a meaning, and a value in every preset")
  func descriptors() throws {
    #expect(Set(Settings.all.map(\.key)).count == Settings.all.count)
    #expect(Set(Settings.all.map(\.option)).count == Settings.all.count)
    for setting in Settings.all {
      #expect(setting.meaning.hasSuffix("."), "\(setting.key)")
      for preset in Preset.allCases { try setting.check(setting.value(in: preset)) }
    }
  }

  @Test("The longest schedule is allowed")
  func longest() throws {
    var settings = Samples.biased
    settings.schedule = Schedule(
      epochs: Schedule.epochsAllowed.upperBound, patience: Schedule.patienceAllowed.upperBound)
    #expect(try settings.validated() == settings)
  }

  @Test("Facts are what a person wants to know, in words")
  func facts() {
    #expect(
      Preset.seed.settings().facts.map { "\($0.name): \($0.value)" } == [
        "learner: Adamax · dot product", "factors: 20", "batch: 32", "learning rate: 0.002",
        "start: ±0.05",
      ])
    #expect(
      Preset.biased.settings().facts.contains { $0 == ("regularization", "0.043") })
  }

  @Test("They come back from JSON as they went", arguments: Preset.allCases)
  func json(preset: Preset) throws {
    let settings = preset.settings(seed: .max)
    #expect(try Settings(json: settings.json) == settings)
  }

  @Test("Their JSON is pinned, for files outlive programs")
  func pinned() throws {
    let first =
      #"{"learner":{"adamax":{"batch":32,"factors":20,"learningRate":0.002,"model":"dotProduct","#
    let last =
      #""regularization":0,"spread":0.05}},"preset":"seed","#
      + #""schedule":{"epochs":15,"patience":2},"seed":7,"validation":0.1}"#
    let settings = Preset.seed.settings(seed: 7)
    #expect(try settings.json == first + #""optimizer":"adamax","# + last)
    // Of before there was a choice.
    #expect(try Settings(json: first + last) == settings)
  }

  @Test(
    "JSON that cannot be trained with is refused by its key",
    arguments: [
      (#""validation":0.1"#, #""validation":2"#, "settings.validation is 2: expected a fraction"),
      (#""epochs":15"#, #""epochs":0"#, "settings.schedule.epochs is 0: expected 1 to 1000000"),
      (#""seed":7"#, #""seed":[]"#, "settings.seed is neither a number nor a text: expected"),
      (#""factors":20"#, #""factors":-1"#, "settings.learner.adamax.factors is -1: expected 1 to"),
      (#""spread":0.05"#, #""spread":null"#, "settings.learner.adamax.spread is null: expected"),
      (#""preset":"seed""#, #""preset":3"#, "settings.preset is something else: expected a text"),
      (#""adamax""#, #""adam""#, "settings.learner.adamax is missing: expected a value"),
    ])
  func refusedJSON(found: String, written: String, fault: String) throws {
    let json = try Preset.seed.settings(seed: 7).json
    let damaged = json.replacing(found, with: written)
    try #require(damaged != json)
    let error = #expect(throws: StoredValueError.self) { try Settings(json: damaged) }
    #expect(error?.description.hasPrefix(fault) == true, "\(error as Any)")
  }

  @Test("A change takes what may change and can be trained with, and nothing else")
  func taken() {
    var settings = Preset.biased.settings()
    settings.take([
      "learningRate": .whole(1), "regularization": .number(-1), "validation": .number(2),
      "factors": .whole(9), "decay": .number(0.5), "nothing": .whole(1),
    ])
    var expected = Preset.biased.settings()
    expected[.learningRate] = 1
    #expect(settings == expected)
  }

  @Test(
    "Which ratings validate is written where it is not the preset's",
    arguments: [
      (Preset.seed, ValidationChoice.hash, true), (.seed, .random, false), (.mllib, .hash, false),
      (.mllib, .random, true),
    ])
  func validationChoice(preset: Preset, choice: ValidationChoice, isWritten: Bool) throws {
    var settings = Settings(preset)
    settings[.validationBy] = choice
    let json = try settings.json
    #expect(json.contains(#""validationBy":"\#(choice.rawValue)""#) == isWritten)
    #expect(try Settings(json: json) == settings)
    #expect(try Settings(json: json)[.validationBy] == choice)
  }
}
