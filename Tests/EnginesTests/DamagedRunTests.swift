import Files
import FoundationEssentials
import Learning
import Models
import RatingData
import Runs
import TestFolders
import TestSamples
import Testing

@testable import Engines

/// A kept run in whose files somebody wrote what was never in them: resumed, or refused with the file and the key.
@Suite struct `A damaged run` {
  private let home = TemporaryFolder()
  private let ratings = Samples.timedRatings()

  private var manifestPath: String { home.path + "/run/run.json" }
  private var statePath: String { home.path + "/run/state.safetensors" }

  private static func settings(_ preset: Preset) -> Settings {
    var settings = preset.settings(seed: 3)
    settings.schedule = Schedule(epochs: 4, patience: 4)
    if settings.descriptors.contains(Setting.factors.descriptor) { settings[.factors] = 3 }
    if preset == .bayes {
      settings[.burnIn] = 1
      settings[.features] = .all
    }
    return settings
  }

  /// A run that was stopped in the middle of its third epoch.
  private func stopped(_ preset: Preset) throws -> RunFolder {
    let settings = Self.settings(preset)
    let folder = RunFolder(home.path + "/run")
    try Folder.create(folder.path)
    let change = SettingsChange(
      epoch: 4, step: 1, done: 0, values: ["learningRate": .number(0.001)])
    let manifest = RunManifest(
      data: "d", arguments: ["--data", "d"], ratings: ratings, settings: settings,
      planned: preset == .biased ? [change] : [], origin: RunOrigin(run: "other", epoch: 1),
      started: "then")
    try DurableFile.replace(manifestPath, with: Array(JSONEncoder().encode(manifest)))
    let data = DataSet(
      name: "d", ratings: ratings,
      catalogue: Catalogue(
        movies: (0..<ratings.movieCount).map {
          Movie(id: MovieID(Int64($0)), title: "\($0) (1950)", genres: [])
        }, users: (0..<ratings.userCount).map { User(id: UserID(Int64($0))) }))
    let recorder = try RunRecorder(
      folder, format: EventFormat(data: "d", settings: settings),
      weights: { try Weights($0, of: data, settings: settings) }, tell: { Issue.record("\($0)") })
    let engine = LocalEngine(settings, on: ratings, recorder: recorder)
    engine.run(
      EngineOutput(report: { event in
        if case .progress(let progress) = event, progress.epoch == 3, progress.done >= 0.4 {
          engine.control.give(.stop)
        }
      }))
    return folder
  }

  /// Resumes a run to its end.
  ///
  /// - Returns: why it cannot be, or how it failed; nil where it came to its end.
  private func fault(of folder: RunFolder) throws -> String? {
    do {
      let resumed = try ResumedRun(folder)
      try resumed.check(ratings)
      return try fault(of: resumed.resumption, startingFrom: resumed.manifest.settings)
    } catch let error as RunFolderError {
      return error.description
    }
  }

  private func fault(
    of resumption: Resumption, startingFrom settings: Settings
  ) throws -> String? {
    var ends: [RunEnd] = []
    LocalEngine(settings, on: ratings, resumption: resumption).run(
      EngineOutput(report: { if case .ended(let end) = $0 { ends.append(end) } }))
    let end = try #require(ends.first)
    guard case .failed(let message) = end.reason else { return nil }
    return message
  }

  @Test(arguments: [
    (#""validation":0.1"#, #""validation":2"#, "settings.validation is 2: expected a fraction"),
    (#""validation":0.1"#, #""validation":-1"#, "settings.validation is -1: expected a fraction"),
    (#""validation":0.1"#, #""validation":1"#, "settings.validation is 1: expected a fraction"),
    (#""validation":0.1"#, #""validation":null"#, "settings.validation is null: expected a"),
    (#""epochs":4"#, #""epochs":0"#, "settings.schedule.epochs is 0: expected 1 to 1000000"),
    (#""patience":4"#, #""patience":0"#, "settings.schedule.patience is 0: expected 1 to"),
    (#""patience":4"#, #""patience":"4""#, "settings.schedule.patience is 4: expected 1 to"),
    (#""seed":3"#, #""seed":-1"#, "settings.seed is -1: expected a whole number"),
    (#""seed":3"#, #""seat":3"#, "settings.seed is missing: expected a whole number"),
    (#""factors":3"#, #""factors":0"#, "settings.learner.adamax.factors is 0: expected 1 to 4096"),
    (#""preset":"biased""#, #""preset":"best""#, "settings.preset is best: expected seed or"),
    (#""epoch":4"#, #""epoch":0"#, "planned.0.epoch is 0: expected 1 to 1000000"),
    (#""step":1"#, #""step":-1"#, "planned.0.step is -1: expected 0 or more"),
    (
      #""learningRate":0.001"#, #""learningRate":0"#, "planned.0.values.learningRate is 0: expected"
    ),
    (
      #""learningRate":0.001"#, #""factors":9"#,
      "planned.0.values is factors: expected learningRate"
    ),
    (#""version":1"#, #""version":0"#, "version is 0: expected 1 or more"),
    (#""ratings":900"#, #""ratings":"many""#, "ratings is something else: expected a whole number"),
    (#""ratings":900"#, #""ratings":1e99"#, "expected the run.json that marquee wrote"),
    (#""data":"d""#, #""data":null"#, "data is null: expected a text"),
  ])
  func `is refused with the file, the key and what is allowed`(
    found: String, written: String, fault: String
  ) throws {
    let folder = try stopped(.biased)
    let text = String(decoding: try InputFile.contents(of: manifestPath), as: UTF8.self)
    let damaged = text.replacing(found, with: written)
    try #require(damaged != text)
    try DurableFile.replace(manifestPath, with: Array(damaged.utf8))
    let error = #expect(throws: RunFolderError.self) { try ResumedRun(folder) }
    #expect(error?.description.hasPrefix("\(manifestPath): \(fault)") == true, "\(error as Any)")
  }

  @Test(arguments: [
    ("completed", "-1", "completed is -1: expected 0 to 2000000"),
    ("last_epoch", "9223372036854775807", "last_epoch is 9223372036854775807: expected 0 to"),
    ("epochs_since_best", "x", "epochs_since_best is x: expected 0 to"),
    ("best_epoch", "3", "best_epoch is 3: expected 1 to 2"),
    ("epoch_step", "-1", "epoch_step is -1: expected 0 to"),
    ("epoch_count", "9223372036854775807", "epoch_count is 9223372036854775807: expected 0 to"),
    ("epoch_seconds", "inf", "epoch_seconds is inf: expected 0 or more"),
    ("settings", "{}", "settings.preset is missing"),
  ])
  func `is refused with what is wrong in its state`(
    key: String, value: String, fault: String
  ) throws {
    let folder = try stopped(.biased)
    var file = try Safetensors(contentsOf: statePath)
    file.metadata[key] = value
    try file.write(to: statePath)
    let error = #expect(throws: RunFolderError.self) { try ResumedRun(folder) }
    #expect(error?.description.hasPrefix("\(statePath): \(fault)") == true, "\(error as Any)")
  }

  @Test func `never ends the program by what stands in run.json`() throws {
    let folder = try stopped(.biased)
    let whole = try JSONDecoder().decode(
      AnyJSON.self, from: Data(InputFile.contents(of: manifestPath)))
    #expect(try fault(of: folder) == nil)
    var refused = 0
    for damaged in whole.damages {
      try DurableFile.replace(manifestPath, with: Array(JSONEncoder().encode(damaged)))
      if try fault(of: folder) != nil { refused += 1 }
    }
    #expect(refused > 100)
  }

  @Test func `never ends the program by its state's metadata`() throws {
    let folder = try stopped(.biased)
    let whole = try Safetensors(contentsOf: statePath)
    let settings = try JSONDecoder().decode(
      AnyJSON.self, from: Data(try #require(whole.metadata["settings"]).utf8))
    var damages = try settings.damages.map {
      ("settings", String(decoding: try JSONEncoder().encode($0), as: UTF8.self) as String?)
    }
    for key in whole.metadata.keys {
      damages += ["0", "-1", "1", "\(Int.max)", "1e308", "nan", "x", "", nil].map { (key, $0) }
    }
    for (key, value) in damages {
      var file = whole
      file.metadata[key] = value
      try file.write(to: statePath)
      _ = try fault(of: folder)
    }
    try whole.write(to: statePath)
    #expect(try fault(of: folder) == nil)
  }

  @Test(
    arguments: [
      Preset.seed, .biased, .als, .svdpp, .bayes, .implicitALS, .ease, .popular, .baseline,
    ])
  func `never ends the program by the numbers of its state`(preset: Preset) throws {
    let resumed = try ResumedRun(stopped(preset))
    let settings = resumed.manifest.settings
    func fault(_ damage: (inout TrainingState) -> Void) throws -> String? {
      var checkpoint = resumed.resumption.checkpoint
      damage(&checkpoint.state)
      return try self.fault(
        of: Resumption(checkpoint, planned: [], history: []), startingFrom: settings)
    }
    #expect(try fault { _ in } == nil)
    let learner = resumed.resumption.checkpoint.state.learner
    for (name, values) in learner.integers {
      for value in [0, 1, 2, -1, 1 << 40, .max, .min] {
        for place in Set([0, values.count - 1]) where values.indices.contains(place) {
          _ = try fault { $0.learner.integers[name]?[place] = value }
        }
      }
      // States written before samples were thinned have no number of them.
      guard name != "taken", !values.isEmpty else { continue }
      #expect(try fault { $0.learner.integers[name] = nil } != nil, "\(name)")
    }
    for (name, values) in learner.numbers where !values.isEmpty {
      for value in [0, -1, .greatestFiniteMagnitude, .infinity, .nan] as [Float] {
        _ = try fault { $0.learner.numbers[name]?[0] = value }
        _ = try fault { $0.learner.numbers[name] = values.map { _ in value } }
      }
      #expect(try fault { $0.learner.numbers[name]?.removeLast() } != nil, "\(name)")
    }
    for step in [0, 1, 2, 3, 1000, .max] { _ = try fault { $0.epoch?.step = step } }
    for completed in [0, 1, 3, 4] {
      #expect(try fault { $0.completed = completed } != nil)
      _ = try fault {
        $0.completed = completed
        $0.learner.integers["epochs"] = [completed + 1]
      }
    }
    #expect(try fault { $0.epoch = nil } != nil)
  }
}

/// Any JSON, to be damaged.
private indirect enum AnyJSON: Codable, Sendable {
  case object([String: AnyJSON])
  case list([AnyJSON])
  case value(SettingValue)
  case null

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let members = try? container.decode([String: AnyJSON].self) {
      self = .object(members)
    } else if let elements = try? container.decode([AnyJSON].self) {
      self = .list(elements)
    } else {
      self = container.decodeNil() ? .null : .value(try container.decode(SettingValue.self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .object(let members): try container.encode(members)
    case .list(let elements): try container.encode(elements)
    case .value(let value): try container.encode(value)
    case .null: try container.encodeNil()
    }
  }

  private static let strangers: [AnyJSON] =
    [
      .null, .list([]), .object([:]), .value(.name("x")), .value(.name("")),
      .value(.whole(0)), .value(.whole(1)), .value(.whole(2)), .value(.whole(.max)),
    ] + [-1, 0.5, 1.5, 1e308, -1e308, 1e-300].map { .value(.number($0)) }

  /// Each of its values in turn replaced by each of the strangers, or left out.
  var damages: [AnyJSON] {
    switch self {
    case .object(let members):
      members.flatMap { key, member in
        (member.damages + [nil]).map { damaged in
          var members = members
          members[key] = damaged
          return .object(members)
        }
      } + Self.strangers
    case .list(let elements):
      elements.indices.flatMap { index in
        elements[index].damages.map { damaged in
          var elements = elements
          elements[index] = damaged
          return .list(elements)
        }
      } + Self.strangers
    case .value, .null: Self.strangers
    }
  }
}
