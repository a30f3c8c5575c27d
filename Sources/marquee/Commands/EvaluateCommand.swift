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
        + " (default: \(CandidateList.standard.map(\.rawValue).joined(separator: ",")); of a protocol popular, ease and chosen, what was best on its validation part)",
      valueName: "names"))
  var learner: CandidateList?

  @OptionGroup(title: "Evaluation") var evaluation: EvaluationOptions
  @OptionGroup(title: "Settings") var values: SettingOptions

  @Option(help: ArgumentHelp("Format of the output.", valueName: "format"))
  var output: Format = .text

  func validate() throws {
    if data.data != nil, !evaluation.train.isEmpty {
      throw ValidationError("--data does not go with --train; leave one of them out")
    }
    let known = Set(candidates.flatMap { $0.settings.descriptors })
    if let setting = values.given.first(where: { !known.contains($0) }) {
      throw ValidationError("--\(setting.option) is a setting of none of the learners")
    }
  }

  /// What is compared: the floor always.
  private var candidates: [Candidate] {
    asked.map { Candidate(name: $0.name, settings: values.applied(to: $0.settings)) }
  }

  private var asked: [(name: String, settings: Settings)] {
    let named = learner?.candidates.map { (name: $0.name, settings: Settings($0.preset)) }
    if named == nil, let chosen = evaluation.protocolName?.chosen {
      return [Preset.popular, .ease].map { ($0.rawValue, Settings($0)) } + [("chosen", chosen)]
    }
    let all =
      named
      ?? CandidateList.standard.map { (name: $0.rawValue, settings: Settings($0)) }
    return all.contains { $0.settings.preset == floor }
      ? all : [(floor.rawValue, Settings(floor))] + all
  }

  /// What every learner has to be better than.
  private var floor: Preset {
    evaluation.protocolName == nil ? .baseline : EvaluationProtocol.floor
  }

  func run() throws {
    let data = try EvaluatedData(
      self.data, self.evaluation, seed: values.applied(to: Settings(.baseline)).seed)
    let (name, splits) = (data.name, data.splits)
    let isGiven = !self.evaluation.test.isEmpty
    let doubts = SplitDoubts(splits, isGiven: isGiven)
    for warning in doubts.warnings { StandardError.write(line: "marquee: warning: \(warning)") }
    let evaluation = Evaluation(
      candidates, on: splits, metrics: data.options.metrics?.metrics ?? [.rmse, .mae],
      workers: self.data.reading.workers)
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
        results, data: name, method: isGiven ? "given split" : data.options.methodTitle,
        doubts: doubts, floor: floor,
        report: self.evaluation.protocolName.map {
          ProtocolReport(name: $0, set: data.known, metrics: evaluation.metrics)
        }))
    if let signal = interruption.requested { throw Failure.interrupted(signal: signal) }
    if let failure = results.failureOfAll {
      throw Failure.badData("\(name): every learner failed: \(failure)")
    }
  }

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
}

extension EvaluationProgress {
  /// What a person reads meanwhile.
  fileprivate var text: String {
    let place = splits > 1 ? ", split \(split + 1) of \(splits)" : ""
    let left = secondsLeft.map { ", about \(max(1, $0).asDuration) left" } ?? ""
    return "Evaluating \(candidate)\(place): \(Numbers.fixed(100 * done, 0)) %\(left)"
  }
}
