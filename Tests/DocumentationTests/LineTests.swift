import Testing

@testable import Dashboard

/// The table of commands in the article on plain lines, held to the table of the program.
@Suite struct `Commands of plain lines` {
  private let usages: [String]

  init() throws {
    let article = try Article("\(Repository.articlesFolder)/PlainLines.md")
    usages = article.blocks.flatMap { block -> [String] in
      guard case .table(let header, let rows) = block, header.first == "Command" else { return [] }
      return rows.map { $0[0].codeSpans.joined(separator: ", or ") }
    }
  }

  @Test func `are told, each with what it takes`() {
    #expect(usages == LinearCommand.all.map(\.usage))
  }
}
