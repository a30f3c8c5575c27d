import ArgumentParser
import RatingFiles

/// `marquee data`, which holds nothing but its subcommands.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Fetch, inspect, convert and generate ratings.",
    subcommands: [
      ListCommand.self,
      FetchCommand.self,
      InfoCommand.self,
      ConvertCommand.self,
      GenerateCommand.self,
    ])
}

/// `marquee data list`
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the published sets that --data and data fetch know.")

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.write(SetList(PublishedSet.all, in: Home.dataFolder))
  }
}

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
