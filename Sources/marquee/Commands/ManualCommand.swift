import ArgumentParser

/// `marquee manual`
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print the manual page, for man.",
    discussion: "marquee manual > /usr/local/share/man/man1/marquee.1")

  func run() throws {
    try StandardOutput().write(Manual(dump: Marquee._dumpHelp(), version: Marquee.version).page)
  }
}
