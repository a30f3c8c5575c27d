import Answers
import ArgumentParser
import RatingData
import Text

/// What the commands share that ask a trained model.
struct AnswerOptions: ParsableArguments {
  @OptionGroup var asked: ModelOptions
  @OptionGroup var output: OutputOptions

  var data: DataOptions { asked.data }
  var training: TrainingOptions { asked.training }
  var weights: String? {
    get { asked.weights }
    set { asked.weights = newValue }
  }

  func models(of data: DataSet) throws(Failure) -> AskedModels { try asked.models(of: data) }
  func listModel(of data: DataSet) throws(Failure) -> ReadyModel { try asked.listModel(of: data) }
  func model(of data: DataSet) throws(Failure) -> ReadyModel { try asked.model(of: data) }
}

/// How an answer is written.
struct OutputOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Option(help: ArgumentHelp("Format of the output.", valueName: "format"))
  var output: Format = .text

  func write(_ answer: some CommandResult) throws {
    try StandardOutput().write(line: output == .json ? answer.json.text : answer.text)
  }
}

/// How an answer is written that can be a table for other programs.
struct ListOutputOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case csv
  }

  @Option(help: ArgumentHelp("Format of the output.", valueName: "format"))
  var output: Format = .text

  func write(_ answer: some ListResult) throws {
    switch output {
    case .text: try StandardOutput().write(line: answer.text)
    case .json: try StandardOutput().write(line: answer.json.text)
    case .csv: try StandardOutput().write(answer.csv)
    }
  }
}

/// An answer that can be a table for other programs, too.
protocol ListResult: CommandResult {
  /// With a header, and a line end behind each line.
  var csv: String { get }
}

/// What a command found out, in both of its shapes.
protocol CommandResult {
  /// One document, its keys in the order in which they are documented.
  var json: JSON { get }
  /// Without line ends.
  ///
  /// - Parameter width: the columns that tables are to fit in; nil for whole ones.
  func lines(fitting width: Int?) -> [String]
}

extension CommandResult {
  /// Whole, whatever the terminal.
  var lines: [String] { lines(fitting: nil) }

  /// For a person, as wide as the terminal.
  var text: String {
    lines(fitting: StandardOutput.columns).map(\.escaped).joined(separator: "\n")
  }
}
