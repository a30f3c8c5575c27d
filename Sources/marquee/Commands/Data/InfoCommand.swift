import ArgumentParser

/// `marquee data info`
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "What ratings hold: counts, scale, dates, who stands out.",
    discussion: "Says as well which format was recognized, by what, and what was odd.")

  @Argument(help: "Ratings, as --data takes them.", completion: .file())
  var input: String?

  @OptionGroup var data: DataOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many movies and users stand out.", valueName: "n"))
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
    try output.write(InfoAnswer(ratings, count: count, charset: .current))
  }
}
