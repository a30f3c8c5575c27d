import ArgumentParser

/// `marquee data info`
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "What ratings hold: counts, scale, dates, who stands out.",
    discussion: "Says as well which format was recognized, by what, and what was odd.")

  @OptionGroup var data: DataOptions

  @Option(help: ArgumentHelp("How many movies and users stand out.", valueName: "n"))
  var count = 5

  @OptionGroup var output: OutputOptions

  func validate() throws { try count.checkCount() }

  func run() throws {
    // The answer has the warnings in it.
    try output.write(InfoAnswer(data.loadQuietly(), count: count, charset: .current))
  }
}
