import ArgumentParser
import Learning
import Models
import RatingData
import Runs

/// What the commands share that ask a trained model.
struct AnswerOptions: ParsableArguments {
  @OptionGroup var data: DataOptions
  @OptionGroup(title: "Training") var training: TrainingOptions

  @Option(
    help: ArgumentHelp(
      "Use weights saved by train --save, instead of training first.", valueName: "file"),
    completion: .file(extensions: ["safetensors"]))
  var weights: String?

  @OptionGroup var output: OutputOptions

  /// A model, and which ratings it never saw, where that is known.
  struct AskedModel {
    let model: any Model
    let heldBack: HeldBack?
  }

  /// A model of the data, read or trained.
  func model(of data: DataSet) throws(Failure) -> AskedModel {
    guard let weights else { return try trained(on: data) }
    if !training.given.isEmpty {
      let options = training.given.joined(separator: ", ")
      StandardError.write(line: "marquee: warning: nothing is trained, so \(options) is ignored")
    }
    do throws(WeightsError) {
      let file = try Weights(contentsOf: weights)
      let model = try file.snapshot(matching: data.catalogue).model
      // The settings that weights carry tell the split that they were trained on.
      let settings = file.metadata["settings"].flatMap { try? Settings(json: $0) }
      return AskedModel(
        model: model, heldBack: settings.map { HeldBack($0.split(data.ratings)) })
    } catch {
      throw .readingWeights(error)
    }
  }

  /// Trains with a line of progress where a person watches, and in silence elsewhere.
  private func trained(on data: DataSet) throws(Failure) -> AskedModel {
    let run = try TrainingRun(data, settings: training.settings(for: data))
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
    let model = try result.model().model
    if let warning = result.end.warning {
      StandardError.write(line: "marquee: warning: \(warning)")
    }
    return AskedModel(model: model, heldBack: HeldBack(run.split))
  }
}

/// How an answer is written.
struct OutputOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Option(help: ArgumentHelp("Format of the output.", valueName: "format"))
  var output: Format = .text

  func write(_ answer: some CommandAnswer) throws {
    let text =
      switch output {
      case .text:
        answer.lines(fitting: StandardOutput.columns).map(\.escaped).joined(separator: "\n")
      case .json: answer.json.text
      }
    try StandardOutput().write(line: text)
  }
}

/// What a command found out, in both of its shapes.
protocol CommandAnswer {
  /// One document, its keys in the order in which they are documented.
  var json: JSON { get }
  /// Without line ends.
  ///
  /// - Parameter width: the columns that tables are to fit in; nil for whole ones.
  func lines(fitting width: Int?) -> [String]
}

extension CommandAnswer {
  /// Whole, whatever the terminal.
  var lines: [String] { lines(fitting: nil) }
}
