import Answers
import ArgumentParser
import Files
import Learning
import Models
import RatingData

/// The data, and the model of them that is asked: what is trained, or read.
struct ModelOptions: ParsableArguments {
  @OptionGroup var data: DataOptions
  @OptionGroup(title: "Training") var training: TrainingOptions

  @Option(
    help: ArgumentHelp(
      "Use weights saved by train --save, or of a run, instead of training first.",
      valueName: "file"),
    completion: .file(extensions: ["safetensors"]))
  var weights: String?

  /// A model that makes lists, as the dashboard makes them, and beside it, where that only ranks, one of the data's own
  /// preset, which predicts ratings.
  func models(of data: DataSet) throws(Failure) -> AskedModels {
    let lists = try listModel(of: data).asked
    guard listsByBrowse(data) else { return AskedModels(lists) }
    return AskedModels(
      lists, judgedBy: try trained(training.settings(for: data), on: data).asked)
  }

  /// A model that makes lists: of the preset `browse`, unless another is asked for.
  func listModel(of data: DataSet) throws(Failure) -> ReadyModel {
    guard listsByBrowse(data) else { return try model(of: data) }
    var browse = Preset.browse.settings()
    browse.validation = 0
    return try trained(browse, on: data)
  }

  /// Whether no model is asked for, so that each question has the one that is best at it.
  var isOpen: Bool { weights == nil && training.given.isEmpty }

  /// Whether lists are made by the preset `browse`, since nothing else was asked for.
  func listsByBrowse(_ data: DataSet) -> Bool {
    isOpen && data.ratings.signal == .explicit
  }

  /// A model of the data, read or trained.
  func model(of data: DataSet) throws(Failure) -> ReadyModel {
    guard let weights = try weightsPath() else {
      return try trained(training.settings(for: data), on: data)
    }
    let file: Weights
    let learner: (any Learner.Type)?
    let snapshot: Snapshot
    do throws(WeightsError) {
      file = try Weights(contentsOf: weights)
      learner = try Self.learner(of: file, in: weights)
      snapshot = try file.snapshot(matching: data.catalogue)
    } catch {
      throw .readingWeights(error)
    }
    let ignored = try ignoredOptions(beside: learner, in: weights)
    if !ignored.isEmpty {
      let options = ignored.joined(separator: ", ")
      StandardError.write(line: "marquee: warning: --weights trains nothing; ignoring \(options)")
    }
    // The settings that weights carry tell the split that they were trained on.
    let settings = try file.metadata["settings"].map { json throws(Failure) in
      do { return try Settings(json: json) } catch { throw .badData("\(weights): \(error)") }
    }
    if settings == nil {
      StandardError.write(
        line:
          "marquee: warning: \(weights) does not say which ratings were held out, so all count as"
          + " trained on")
    }
    return ReadyModel(
      model: snapshot.model, heldOut: settings.map { HeldOut($0.split(data.ratings)) },
      settings: settings, epoch: snapshot.epoch)
  }

  /// The file of weights, of a run where one is named.
  private func weightsPath() throws(Failure) -> String? {
    guard let weights, FileKind(at: weights) != .file, let store = Home.runStore,
      let run = try? store.run(weights)
    else { return weights }
    guard let path = run.weightsPath else {
      throw .badData("\(run.path): no epoch of this run was completed, so that it has no weights")
    }
    return path
  }

  private static func learner(
    of file: Weights, in path: String
  ) throws(WeightsError) -> (any Learner.Type)? {
    do throws(WeightsError.Fault) {
      return try file.learner()
    } catch {
      throw .broken(path: path, fault: error)
    }
  }

  /// The options that only training heeds, and weights do not.
  ///
  /// - Parameters:
  ///   - learner: whose the weights are; nil where they do not say.
  ///   - weights: their file.
  /// - Throws: where another learner was asked for.
  func ignoredOptions(
    beside learner: (any Learner.Type)?, in weights: String
  ) throws(Failure) -> [String] {
    guard let learner, let asked = training.learner?.learner else { return training.given }
    guard asked == learner else {
      throw .usage(
        "--learner \(asked.name): \(weights) was trained by \(learner.name); give only one of"
          + " --learner and --weights")
    }
    return training.given.filter { $0 != "--learner" }
  }

  /// Trains with a line of progress where a person watches, and in silence elsewhere.
  private func trained(
    _ settings: Settings, on data: DataSet
  ) throws(Failure) -> ReadyModel {
    let run = try TrainingRun(data, settings: settings, workers: self.data.reading.workers)
    try MemoryNeed(of: run.settings, on: data.ratings, of: data.kind)?.announce()
    var line = ProgressLine(data: data.name)
    let isWatched = StandardError.isTerminal
    let interruption = Interruption()
    let result = try run.start(
      shouldStop: { interruption.requested != nil },
      report: { event in if isWatched { StandardError.write(line.text(for: event)) } })
    if let signal = interruption.requested {
      StandardError.write(line: "marquee: interrupted, so there is no answer")
      throw .interrupted(signal: signal)
    }
    let snapshot = try result.model()
    if let warning = result.end.warning {
      StandardError.write(line: "marquee: warning: \(warning)")
    }
    return ReadyModel(
      model: snapshot.model, heldOut: HeldOut(run.split), settings: settings,
      epoch: snapshot.epoch)
  }
}
