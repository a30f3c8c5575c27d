import ArgumentParser

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
