import ArgumentParser

@testable import marquee

extension Marquee {
  /// The command that a line means. Like `parseAsRoot`, but that it makes the table of options of the one command alone: in
  /// debug builds the parser checks all that it makes, each time.
  static func parsed(_ words: [String]) throws -> any ParsableCommand {
    var command: any ParsableCommand.Type = Self.self
    var rest = words[...]
    while let word = rest.first,
      let next = command.configuration.subcommands.first(where: { $0._commandName == word })
    {
      command = next
      rest.removeFirst()
    }
    if command == Self.self, let usual = command.configuration.defaultSubcommand { command = usual }
    // Where a subcommand is missing or unknown the whole line says so.
    guard command.configuration.subcommands.isEmpty else { return try parseAsRoot(words) }
    return try command.parseAsRoot(Array(rest))
  }
}
