import ArgumentParser
import Configuration

/// `marquee config`
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Print the settings and keys of the dashboard, as config.yaml has them.",
    discussion: """
      They are read from $XDG_CONFIG_HOME/marquee/config.yaml, or ~/.config/marquee/config.yaml; every \
      line there is optional, and this prints those that hold. In the dashboard S saves there what was \
      changed of theme, pace, mouse and chart. What is wrong in the file is said on standard error, with its line.
      """)

  func run() throws {
    let configuration = Home.configuration
    let path = Home.configurationFile?.path ?? "nowhere: HOME is not set"
    try StandardOutput().write("# \(path)\n" + configuration.yaml)
    guard configuration.problems.isEmpty else {
      throw Failure.badConfiguration(configuration.problems)
    }
  }
}
