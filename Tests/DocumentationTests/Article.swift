import Foundation

/// A Markdown file of the repository, as far as these tests look into it.
struct Article: Sendable {
  enum Block: Sendable {
    case heading(level: Int, String)
    /// Lines between fences.
    case code(language: String, [String])
    case table(header: [String], rows: [[String]])
    /// A paragraph, or the items of a list, in one line.
    case text(String)
  }

  /// From the root of the repository.
  let path: String
  let lines: [String]
  let blocks: [Block]

  init(_ path: String) throws {
    self.path = path
    let text = try String(contentsOf: Repository.url(path), encoding: .utf8)
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    blocks = Self.blocks(of: lines)
  }

  private static func blocks(of lines: [String]) -> [Block] {
    var blocks: [Block] = []
    var rest = lines[...]
    while let line = rest.first {
      if line.isEmpty {
        rest = rest.dropFirst()
      } else if line.hasPrefix("```") {
        let code = rest.dropFirst().prefix { !$0.hasPrefix("```") }
        blocks.append(.code(language: String(line.dropFirst(3)), Array(code)))
        rest = rest.dropFirst(code.count + 2)
      } else if line.hasPrefix("#") {
        let level = line.prefix { $0 == "#" }.count
        blocks.append(.heading(level: level, String(line.dropFirst(level + 1))))
        rest = rest.dropFirst()
      } else if line.hasPrefix("|") {
        let rows = rest.prefix { $0.hasPrefix("|") }
        // The second line of a table says how its columns are aligned.
        blocks.append(.table(header: cells(line), rows: rows.dropFirst(2).map(cells)))
        rest = rest.dropFirst(rows.count)
      } else {
        let text = rest.prefix { !$0.isEmpty && !$0.hasPrefix("```") }
        blocks.append(.text(text.joined(separator: " ")))
        rest = rest.dropFirst(text.count)
      }
    }
    return blocks
  }

  private static func cells(_ row: String) -> [String] {
    row.replacing("\\|", with: "\0").split(separator: "|", omittingEmptySubsequences: false)
      .dropFirst().dropLast()
      .map { $0.trimmingCharacters(in: .whitespaces).replacing("\0", with: "|") }
  }
}

extension Article {
  /// The blocks below each heading of the second or third level, by the headings that they stand below, the outer first.
  var sections: [(headings: [String], blocks: [Block])] {
    var sections: [(headings: [String], blocks: [Block])] = []
    for block in blocks {
      if case .heading(2, let text) = block {
        sections.append(([text], []))
      } else if case .heading(3, let text) = block {
        sections.append(((sections.last?.headings.prefix(1) ?? []) + [text], []))
      } else if !sections.isEmpty {
        sections[sections.count - 1].blocks.append(block)
      }
    }
    return sections
  }

  /// What links to its headings have behind `#`, as GitHub makes it of their texts.
  var anchors: Set<String> {
    Set(
      blocks.compactMap { block in
        guard case .heading(_, let text) = block else { return nil }
        let kept = text.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
        return kept.replacing(" ", with: "-")
      })
  }

  /// Everything that a person reads as text: paragraphs and cells.
  var texts: [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .heading, .code: []
      case .table(let header, let rows): header + rows.joined()
      case .text(let text): [text]
      }
    }
  }

  /// Where links and pictures lead.
  var links: [String] {
    texts.flatMap { text in
      text.replacing(/`[^`]*`/, with: "").matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }
    }
  }
}

extension String {
  /// What stands between backticks.
  var codeSpans: [String] { matches(of: /`([^`]+)`/).map { String($0.1) } }
}

/// Where the documentation stands.
enum Repository {
  static let articlesFolder = "Sources/marquee/Documentation.docc"

  static func url(_ path: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../\(path)")
      .standardizedFileURL
  }

  /// The articles, without the README.
  static func articles() throws -> [Article] {
    try FileManager.default.contentsOfDirectory(atPath: url(articlesFolder).path)
      .filter { $0.hasSuffix(".md") }.sorted()
      .map { try Article("\(articlesFolder)/\($0)") }
  }

  static func readme() throws -> Article { try Article("README.md") }
}
