import ArgumentParser
import Files

/// `marquee data convert`
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Write ratings in another format.",
    discussion: """
      The rows keep their order. What the format has no place for is named on standard error; what it \
      cannot say at all is an error, and nothing is written.
      """)

  @Argument(help: "Ratings, as --data takes them.", completion: .file())
  var input: String

  @Argument(
    help: "A folder or a file; - for standard output, of formats that are one file.",
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
