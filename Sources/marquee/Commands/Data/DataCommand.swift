import ArgumentParser

/// `marquee data`, which holds nothing but its subcommands.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Ratings to work with: published sets, and what files hold.",
    subcommands: [
      ListCommand.self,
      FetchCommand.self,
      InfoCommand.self,
      ConvertCommand.self,
      GenerateCommand.self,
    ])
}
