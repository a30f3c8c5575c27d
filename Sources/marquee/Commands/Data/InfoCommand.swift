import ArgumentParser

/// `marquee data info`
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Show statistics of ratings: counts, scale, dates, most rated, most active.",
    discussion: "Also shows which format was detected and why, and all warnings.")

  @Argument(help: "Ratings, as --data takes them.", completion: .file())
  var input: String?

  @OptionGroup var data: DataOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Number of movies and users to list.", valueName: "n"))
  var count = 5

  @OptionGroup var output: OutputOptions

  func validate() throws {
    try count.checkCount()
    guard input == nil || data.data == nil else {
      throw ValidationError("Give either a path or --data, not both.")
    }
  }

  func run() throws {
    // The answer has the warnings in it.
    let ratings = try data.reading.load(input ?? data.data)
    try output.write(InfoResult(ratings, count: count, charset: .current))
  }
}
