import ArgumentParser
import Foundation

@testable import marquee

/// The commands and their options, as ArgumentParser tells of them.
struct CommandTree: Decodable, Sendable {
  private let command: Command

  struct Command: Decodable, Sendable {
    let commandName: String
    let defaultSubcommand: String?
    let arguments: [Argument]?
    let subcommands: [Command]?

    struct Argument: Decodable, Sendable {
      struct Name: Decodable, Sendable {
        let name: String
      }

      let names: [Name]?
    }

    /// The options of the command alone, and of the one that it stands for.
    var options: Set<String> {
      let own = (arguments ?? []).flatMap { $0.names ?? [] }.map(\.name)
      let usual = subcommands?.first { $0.commandName == defaultSubcommand }?.options ?? []
      return usual.union(own)
    }

    /// The options of the command and of all below it.
    var allOptions: Set<String> {
      (subcommands ?? []).reduce(options) { $0.union($1.allOptions) }
    }
  }

  /// Made once: to tell all options takes seconds in a debug build.
  static let ofMarquee = Result {
    try JSONDecoder().decode(CommandTree.self, from: Data(Marquee._dumpHelp().utf8))
  }

  /// What of the words after `marquee` there is not; nil where all is well.
  func unknown(in words: [String]) -> String? {
    var command = command
    for word in words {
      guard !word.hasPrefix("-"), let below = command.subcommands, !below.isEmpty else { break }
      guard let next = below.first(where: { $0.commandName == word }) else { return word }
      command = next
    }
    return words.first { isUnknown($0, among: command.options) }
  }

  /// Whether a word is an option of no command.
  func isUnknown(_ word: String) -> Bool { isUnknown(word, among: command.allOptions) }

  private func isUnknown(_ word: String, among options: Set<String>) -> Bool {
    guard word.hasPrefix("--") else { return false }
    return !options.contains(String(word.dropFirst(2).prefix { $0 != "=" }))
  }
}
