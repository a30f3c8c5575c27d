import ArgumentParser
import Files

/// `marquee data convert`
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Convert ratings to another format.",
    discussion: """
      The order of the ratings is kept. Data that the format has no field for is left out, with a \
      warning; ratings that it cannot represent are an error, and nothing is written.
      """)

  @Argument(help: "Ratings, as --data takes them.", completion: .file())
  var input: String

  @Argument(
    help: "Output file or folder; - for standard output, if the format is a single file.",
    completion: .file())
  var output: String

  @OptionGroup var writing: WritingOptions
  @OptionGroup(title: "Reading") var reading: ReadingFlags

  func run() throws {
    let format = try writing.format(of: output)
    if let existing = FileIdentity(at: output), existing == FileIdentity(at: input) {
      throw Failure.usage("\(output): the ratings are read from there; give another name")
    }
    try writing.write(reading.load(input).warned(), as: format, to: output) { loss in
      StandardError.write(line: "marquee: warning: \(loss)")
    }
  }
}
