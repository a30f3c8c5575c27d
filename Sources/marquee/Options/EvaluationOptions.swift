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

/// How ratings are divided for an evaluation, and what it measures.
struct EvaluationOptions: ParsableArguments {
  enum SplitName: String, ExpressibleByArgument, CaseIterable {
    case random
    case folds
    case perUser = "per-user"
    case leaveLastOut = "leave-last-out"
    case byTime = "by-time"
  }

  @Option(
    help:
      "What tests: random ratings, each of k folds, a part of each user's, each user's last, or the latest."
  )
  var split: SplitName = .random

  @Option(help: ArgumentHelp("Fraction of the ratings that tests.", valueName: "fraction"))
  var testSize: Double?

  @Option(help: ArgumentHelp("Number of folds. (default: 5)", valueName: "k"))
  var folds: Int?

  @Option(help: ArgumentHelp("Splits with a seed each. (default: 3; 1 for folds)", valueName: "n"))
  var repeats: Int?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Files of ratings that train, one for each of --test, instead of --data.", valueName: "file"),
    completion: .file())
  var train: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Files of ratings that test.", valueName: "file"), completion: .file())
  var test: [String] = []

  @Option(
    help: ArgumentHelp(
      "What is measured, with commas between: \(Metric.names.joined(separator: ", "))."
        + " (default: rmse,mae)", valueName: "names"))
  var metrics: MetricList?

  func validate() throws {
    if let testSize, !(testSize > 0 && testSize < 1) {
      throw ValidationError("--test-size \(testSize): expected a fraction between 0 and 1")
    }
    if let folds, !(2...1000).contains(folds) {
      throw ValidationError("--folds \(folds): expected 2 to 1000")
    }
    if let repeats, !(1...1000).contains(repeats) {
      throw ValidationError("--repeats \(repeats): expected 1 to 1000")
    }
    guard train.count == test.count else {
      throw ValidationError(
        "--train names \(train.count.counted("file")) and --test \(test.count); a split needs one of each"
      )
    }
    if folds != nil, split != .folds { throw ValidationError("--folds needs --split folds") }
    if testSize != nil, split == .folds || split == .leaveLastOut {
      throw ValidationError("--test-size does not go with --split \(split.rawValue)")
    }
    if !train.isEmpty, testSize != nil || folds != nil || repeats != nil || split != .random {
      throw ValidationError("--train and --test are the split; give no other")
    }
    if !method.isRandom, let repeats, repeats > 1 {
      throw ValidationError(
        "--split \(split.rawValue) is the same each time; --repeats tells nothing")
    }
  }

  var method: SplitMethod {
    let testSize = testSize ?? 0.1
    switch split {
    case .random: return .random(testSize: testSize)
    case .folds: return .folds(folds ?? 5)
    case .perUser: return .perUser(testSize: testSize)
    case .leaveLastOut: return .leaveLastOut
    case .byTime: return .byTime(testSize: testSize)
    }
  }

  var repeatCount: Int {
    repeats ?? (method.isRandom && split != .folds ? 3 : 1)
  }
}
