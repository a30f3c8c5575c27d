import ArgumentParser
import RatingFiles

/// `marquee data list`
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The sets that --data and data fetch know by name.")

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.write(SetList(PublishedSet.all, in: ProcessEnvironment.dataFolder))
  }
}
