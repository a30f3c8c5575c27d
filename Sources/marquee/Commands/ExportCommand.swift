import ArgumentParser
import Exporting
import Learning
import Models
import RatingData

extension FactorExport: ExpressibleByArgument {}

/// `marquee export`
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a model's factors for other programs.",
    discussion: """
      npy is a folder with an array a file and the ids beside it. csv is a folder with a table of movies and one of \
      users, and with one of each other number that the model has, such as the mean and the biases. projector is a \
      folder with vectors.tsv and metadata.tsv, which projector.tensorflow.org loads. safetensors is a file. What a \
      format has no place for is told. Nothing that is there already is written over.
      """)

  @Argument(help: ArgumentHelp("The new file or folder.", valueName: "output"))
  var path: String

  @Option(help: "What to write.")
  var format: FactorExport = .npy

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp(
      "A run that was kept: its name, the start of it, or last.", valueName: "name"))
  var keptRun: String?

  @OptionGroup var answers: AnswerOptions

  func validate() throws {
    if keptRun != nil, answers.weights != nil {
      throw ValidationError("Give either --run or --weights, not both.")
    }
  }

  func run() throws {
    var answers = answers
    answers.weights = keptRun ?? answers.weights
    let data = try answers.data.load()
    let ready = try answers.listModel(of: data)
    let training = answers.training.settings(for: data)
    let weights = try Weights(
      Snapshot(ready.model, epoch: ready.epoch, validated: nil), of: data,
      settings: ready.settings ?? training)
    do {
      try format.write(weights, of: data, to: path)
    } catch {
      throw Failure.exporting(error)
    }
    for loss in format.losses(of: ready.model) {
      StandardError.write(line: "marquee: warning: \(loss)")
    }
    StandardError.write(
      line:
        "the factors of \(data.kind.counted(data.catalogue.movies.count, .plain)) and \(data.catalogue.users.count)"
        + " users are written to \(path)")
  }
}
