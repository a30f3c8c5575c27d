import ArgumentParser
import RatingFiles

/// `marquee data list`
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the published sets that --data and data fetch know.")

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.write(SetList(PublishedSet.all, in: Home.dataFolder))
  }
}
