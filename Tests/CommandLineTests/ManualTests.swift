import ArgumentParser
import Testing

@testable import marquee

@Suite struct `The manual page` {
  private let lines = Manual(dump: Marquee._dumpHelp(), version: "9.9").page
    .split(separator: "\n").map(String.init)

  @Test func `has a section for a command, with its options and their meaning`() throws {
    #expect(lines.first?.contains("marquee 9.9") == true)
    let start = try #require(lines.firstIndex(of: ".SH MARQUEE SIMILAR"))
    let section = lines[(start + 1)...].prefix { !$0.hasPrefix(".SH") }
    #expect(section.contains(#"\fBmarquee similar\fR [\fIoptions\fR] [\fItitle\fR]"#))
    let count = try #require(section.firstIndex(of: #"\fB\-\-count\fR \fIn\fR"#))
    #expect(section[count + 1] == "Number of movies to list. (default: 10)")
  }

  @Test func `says of no command that it has help and a version`() {
    #expect(!lines.contains { $0.contains(#"\-\-help"#) || $0.contains(#"\fB\-\-version"#) })
  }
}
