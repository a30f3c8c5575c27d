import ArgumentParser
import Evaluation
import Learning
import RatingData
import Text

/// `marquee evaluate`
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Compare learners on ratings that they never saw.",
    discussion: """
      Each learner chooses its number of epochs on a part of what trains (--validation), is trained \
      anew on all of it, and predicts the test part once. Other settings hold for every learner that has \
      them. Ctrl-C prints what is done by then.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case csv
  }

  @OptionGroup var data: DataOptions

  @Option(
    help: ArgumentHelp(
      "Learners and presets, with commas between: \(CandidateList.names.joined(separator: ", "))."
        + " (default: \(Self.standard))", valueName: "names"))
  var learner: CandidateList?

  @OptionGroup(title: "Evaluation") var evaluation: EvaluationOptions
  @OptionGroup(title: "Settings") var values: SettingOptions

  @Option(help: ArgumentHelp("Format of the output.", valueName: "format"))
  var output: Format = .text

  private static let standard = "baseline,biased,als,bayes"

  func validate() throws {
    if data.data != nil, !evaluation.train.isEmpty {
      throw ValidationError("--data does not go with --train and --test")
    }
    let known = Set(candidates.flatMap { $0.settings.descriptors })
    if let setting = values.given.first(where: { !known.contains($0) }) {
      throw ValidationError("--\(setting.option) is a setting of none of the learners")
    }
  }

  /// What is compared: the baseline always, as the floor.
  private var candidates: [Candidate] {
    let asked = (learner ?? CandidateList(argument: Self.standard))?.candidates ?? []
    let all =
      asked.contains { $0.preset == .baseline } ? asked : [("baseline", .baseline)] + asked
    return all.map { Candidate(name: $0.name, settings: values.applied(to: Settings($0.preset))) }
  }

  func run() throws {
    let (name, splits) = try splits()
    let isGiven = !self.evaluation.train.isEmpty
    let doubts = SplitDoubts(splits, isGiven: isGiven)
    for warning in doubts.warnings { StandardError.write(line: "marquee: warning: \(warning)") }
    let evaluation = Evaluation(
      candidates, on: splits, metrics: metrics,
      workers: data.reading.workers)
    for candidate in candidates {
      try MemoryNeed(of: candidate.settings, on: splits[0].ratings, of: .movie)?.announce()
    }
    let interruption = Interruption()
    var line = StatusLine()
    let isWatched = StandardError.isTerminal
    let start = ContinuousClock.now
    let results = evaluation.run(
      .init(
        clock: { start.duration(to: .now).inSeconds }, resetPeakMemory: PeakMemory.reset,
        peakMemory: { PeakMemory.current }, shouldStop: { interruption.requested != nil },
        report: { progress in
          if isWatched { StandardError.write(line.text { _ in progress.text }) }
        }))
    if isWatched { StandardError.write(line.end()) }
    try write(
      EvaluateResult(
        results, data: name, method: isGiven ? "given split" : self.evaluation.method.title,
        doubts: doubts))
    if let signal = interruption.requested { throw Failure.interrupted(signal: signal) }
    if let failure = results.failureOfAll {
      throw Failure.badData("\(name): every learner failed: \(failure)")
    }
  }

  private var metrics: [Metric] { evaluation.metrics?.metrics ?? [.rmse, .mae] }

  private func write(_ result: EvaluateResult) throws {
    let text =
      switch output {
      case .text:
        result.lines(fitting: StandardOutput.columns).map(\.escaped).joined(separator: "\n")
      case .json: result.json.text
      case .csv: result.csv.joined(separator: "\n")
      }
    try StandardOutput().write(line: text)
  }

  /// The splits, and what to call their data.
  private func splits() throws -> (name: String, splits: [EvaluationSplit]) {
    guard evaluation.train.isEmpty else {
      let splits = try zip(evaluation.train, evaluation.test).map { train, test in
        let (first, second) = (try load(train), try load(test))
        for warning in second.idsSpelledOtherwise(in: first) {
          StandardError.write(line: "marquee: warning: \(warning)")
        }
        return EvaluationSplit(name: second.name, train: first, test: second)
      }
      return (splits.map(\.name).joined(separator: ", "), splits)
    }
    let data = try data.load()
    let seed = values.applied(to: Settings(.baseline)).seed
    do throws(EvaluationError) {
      let splits = try evaluation.method.splits(
        of: data.ratings, repeats: evaluation.repeatCount, seed: seed)
      return (data.name, splits.map { $0.of(data.catalogue.movies) })
    } catch {
      throw Failure.badData("\(data.name): \(error)")
    }
  }

  private func load(_ path: String) throws -> DataSet { try data.load(path).warned() }
}

extension EvaluationProgress {
  /// What a person reads meanwhile.
  fileprivate var text: String {
    let place = splits > 1 ? ", split \(split + 1) of \(splits)" : ""
    let left = secondsLeft.map { ", about \(max(1, $0).asDuration) left" } ?? ""
    return "Evaluating \(candidate)\(place): \(Numbers.fixed(100 * done, 0)) %\(left)"
  }
}
