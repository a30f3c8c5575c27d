import Cells
import Foundation
import Terms
import Testing

/// The article of terms is made from the table, so that neither has a word that the other has not.
@Suite struct `The article of terms` {
  private static let path = "\(Repository.articlesFolder)/Terms.md"

  private static let head = [
    "# Terms", "",
    "The words that stand on screens and in answers, and what they mean.", "", "## Overview", "",
    "`i` explains on every screen and sheet what one looks at, and a click on the title of a panel does, too;",
    "`marquee terms` prints this article, and `marquee terms fit` one word of it.", "",
    "<!-- Made from Sources/Terms: MARQUEE_RECORD_GOLDENS=1 swift test --filter DocumentationTests -->",
  ]

  private var lines: [String] {
    Self.head
      + Term.Group.allCases.flatMap { group in
        ["", "## \(group.title)", ""]
          + Terms.all.filter { $0.group == group }.flatMap { item($0) }
      } + [""]
  }

  /// An item of a list, in lines of 120 columns.
  private func item(_ term: Term) -> [String] {
    let others =
      term.aliases.isEmpty ? "" : " (also: \(term.aliases.map(escaped).joined(separator: ", ")))"
    let formula = term.formula.map { " `\($0)`" } ?? ""
    let source = term.source.map { " Source: \(escaped($0))." } ?? ""
    let text = "**\(escaped(term.name))**\(others): \(escaped(term.explanation))\(formula)\(source)"
    return text.wrapped(to: 118).enumerated().map { ($0 == 0 ? "- " : "  ") + $1 }
  }

  /// Without what Markdown would take for its own.
  private func escaped(_ text: String) -> String {
    text.replacing("*", with: "\\*").replacing("<", with: "\\<").replacing("|", with: "\\|")
  }

  /// With `MARQUEE_RECORD_GOLDENS` set, writes it, and fails all the same.
  @Test func `has the terms of the table, and no others`() throws {
    let url = Repository.url(Self.path)
    let text = lines.joined(separator: "\n")
    let written = try? String(contentsOf: url, encoding: .utf8)
    guard written != text else { return }
    guard ProcessInfo.processInfo.environment["MARQUEE_RECORD_GOLDENS"] != nil else {
      let (old, new) = (
        Set((written ?? "").split(separator: "\n")), Set(text.split(separator: "\n"))
      )
      Issue.record(
        "\(Self.path) lacks \(new.subtracting(old).sorted()) and has beside them \(old.subtracting(new).sorted())"
      )
      return
    }
    try text.write(to: url, atomically: true, encoding: .utf8)
    Issue.record("recorded the article: look at it, and run again")
  }
}
