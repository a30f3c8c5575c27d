import ArgumentParser
import FoundationEssentials

/// The manual page, in the man(7) macros, of what ArgumentParser tells of the commands.
///
/// ArgumentParser has a plugin for that, which needs the source and a compiler; who installs the program has neither.
struct Manual {
  private let root: Command?
  private let version: String

  /// - Parameter dump: the commands as `--experimental-dump-help` prints them.
  init(dump: String, version: String) {
    root = try? JSONDecoder().decode(Tool.self, from: Data(dump.utf8)).command
    self.version = version
  }

  private struct Tool: Decodable {
    let command: Command
  }

  fileprivate struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let arguments: [Argument]?
    let subcommands: [Command]?
  }

  fileprivate struct Argument: Decodable {
    enum Kind: String, Decodable {
      case positional, option, flag
    }

    struct Name: Decodable {
      let kind: String
      let name: String

      var text: String { (kind == "long" ? "--" : "-") + name }
    }

    let kind: Kind
    let shouldDisplay: Bool
    let isOptional: Bool
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let abstract: String?
  }

  /// What goes to the file.
  var page: String {
    guard let root else { return "" }
    var lines = [
      #".TH MARQUEE 1 "" "marquee \#(version)" "User Commands""#,
      ".SH NAME", #"marquee \- \#(Self.escaped(root.abstract ?? ""))"#,
      ".SH SYNOPSIS", ".B marquee", #"[\fIcommand\fR] [\fIoptions\fR]"#,
      ".SH DESCRIPTION",
    ]
    lines += Self.paragraphs(root.discussion)
    for command in root.subcommands ?? [] where command.commandName != "help" {
      lines += Self.section(command, of: "marquee", title: ".SH")
    }
    lines += [
      ".SH FILES",
      ".TP", #"\fI$XDG_CONFIG_HOME/marquee/config.yaml\fR"#,
      "Theme, pace, chart, kept runs and keys; marquee config prints those that hold.",
      ".TP", #"\fI$XDG_CONFIG_HOME/marquee/themes/\fR"#, "Base16 schemes of one's own.",
      ".TP", #"\fI$XDG_DATA_HOME/marquee/runs/\fR"#, "Runs: a folder each.",
      ".TP", #"\fI$XDG_DATA_HOME/marquee/data/\fR"#, "Sets of ratings that were fetched.",
    ]
    return lines.map { $0 + "\n" }.joined()
  }

  private static func section(_ command: Command, of parent: String, title: String) -> [String] {
    let name = "\(parent) \(command.commandName)"
    var lines = [title == ".SH" ? ".SH \(name.uppercased())" : ".SS \(name)"]
    let arguments = (command.arguments ?? []).filter { $0.shouldDisplay && !$0.isHelp }
    let operands = arguments.filter { $0.kind == .positional }.map { argument in
      let value = #"\fI\#(escaped(argument.valueName ?? ""))\fR"#
      return argument.isOptional ? "[\(value)]" : value
    }
    lines += [
      ([#"\fB\#(escaped(name))\fR [\fIoptions\fR]"#] + operands).joined(separator: " "), ".PP",
    ]
    lines += paragraphs(command.abstract) + paragraphs(command.discussion)
    for argument in arguments {
      lines += [".TP", argument.heading, escaped(argument.meaning)]
    }
    for sub in command.subcommands ?? [] where sub.commandName != "help" {
      lines += section(sub, of: name, title: ".SS")
    }
    return lines
  }

  private static func paragraphs(_ text: String?) -> [String] {
    guard let text, !text.isEmpty else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.isEmpty ? ".PP" : escaped(String(line))
    } + [".PP"]
  }

  /// What troff takes for a command of its own becomes text.
  fileprivate static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "\n": escaped += " "
      default: escaped.append(character)
      }
    }
    return escaped.first == "." || escaped.first == "'" ? "\\&" + escaped : escaped
  }
}

extension Manual.Argument {
  fileprivate var isHelp: Bool {
    names?.contains { $0.name == "help" || $0.name == "version" } == true
  }

  /// `--epochs n`
  fileprivate var heading: String {
    let value = #"\fI\#(Manual.escaped(valueName ?? ""))\fR"#
    let names = (names ?? []).map { #"\fB\#(Manual.escaped($0.text))\fR"# }.joined(separator: ", ")
    switch kind {
    case .positional: return value
    case .flag: return names
    case .option: return "\(names) \(value)"
    }
  }

  fileprivate var meaning: String {
    (abstract ?? "") + (defaultValue.map { " (default: \($0))" } ?? "")
  }
}

/// `marquee manual`
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print the manual page, for man.",
    discussion: "marquee manual > /usr/local/share/man/man1/marquee.1")

  func run() throws {
    try StandardOutput().write(Manual(dump: Marquee._dumpHelp(), version: Marquee.version).page)
  }
}
