import ArgumentParser
import RatingData
import Text

/// What is wrong with a command line and ArgumentParser does not see, or not well.
enum Arguments {
  /// Refuses what is no text: it would be taken for another name than it is.
  static func checkEncoding() throws(Failure) {
    for place in 1..<max(1, Int(CommandLine.argc)) {
      guard let argument = CommandLine.unsafeArgv[place] else { continue }
      guard String(validatingCString: argument) == nil else { continue }
      throw .usage(
        "argument \(place), \(String(cString: argument).excerpt()), is not valid UTF-8; rename the file"
      )
    }
  }

  /// Refuses a first argument that is no command, instead of handing it to the dashboard, which takes none.
  static func checkCommand(_ arguments: [String]) throws(Failure) {
    var command: any ParsableCommand.Type = Marquee.self
    var path = "marquee"
    for argument in arguments {
      let subcommands = command.configuration.subcommands
      guard !subcommands.isEmpty, !argument.hasPrefix("-"), argument != "help" else { return }
      guard let next = subcommands.first(where: { $0.name == argument }) else {
        throw .usage(message(argument, names: subcommands.map { $0.name }, of: path))
      }
      command = next
      path += " " + argument
    }
  }

  private static func message(_ typed: String, names: [String], of path: String) -> String {
    let nearest = names.map {
      (name: $0, distance: EditDistance.between(Array(typed.utf8), Array($0.utf8)))
    }
    .min { $0.distance < $1.distance }
    let hint =
      nearest.flatMap {
        $0.distance <= max(1, typed.utf8.count / 2) ? "; did you mean \($0.name)?" : nil
      }
      ?? ""
    return "\(typed.excerpt()) is not a \(path) command\(hint)"
      + "\n\(path) --help lists the commands: \(names.joined(separator: ", "))"
  }
}

extension ParsableCommand {
  fileprivate static var name: String { configuration.commandName ?? _commandName }
}
