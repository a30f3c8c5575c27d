import Foundation
import Subprocess
import TestFolders
import Testing

@Suite struct `The graph of targets` {
  private static let path = "\(Repository.articlesFolder)/HowItIsBuilt.md"

  /// That of this package, as SwiftPM reads Package.swift.
  private func graph() async throws -> TargetGraph {
    // A folder of its own: whoever runs the tests may hold that of the package.
    let scratch = TemporaryFolder()
    let result = try await Subprocess.run(
      .name("swift"),
      arguments: [
        "package", "--package-path", Repository.url(".").path, "--scratch-path", scratch.path,
        "dump-package",
      ], output: .string(limit: 1 << 22), error: .string(limit: 1 << 20))
    try #require(result.terminationStatus == .exited(0), "\(result.standardError)")
    return try TargetGraph(dump: Data(result.standardOutput.utf8))
  }

  /// With `MARQUEE_RECORD_GOLDENS` set, writes the graph into the article, and fails all the same.
  @Test func `stands in its article as Package.swift has it`() async throws {
    let article = try Article(Self.path)
    let start = try #require(article.lines.firstIndex(of: "```text")) + 1
    let end = try #require(article.lines[start...].firstIndex(of: "```"))
    let graph = try await graph()
    guard Array(article.lines[start..<end]) != graph.lines else { return }
    guard ProcessInfo.processInfo.environment["MARQUEE_RECORD_GOLDENS"] != nil else {
      let text = graph.lines.joined(separator: "\n")
      Issue.record("\(Self.path) has another graph; it is now\n\(text)")
      return
    }
    let lines = article.lines[..<start] + graph.lines + article.lines[end...]
    try lines.joined(separator: "\n")
      .write(to: Repository.url(Self.path), atomically: true, encoding: .utf8)
    Issue.record("recorded the graph: look at it, and run again")
  }

  @Test func `has a word on each target`() throws {
    var (drawn, told): ([String], [String]) = ([], [])
    for block in try Article(Self.path).blocks {
      switch block {
      case .code("text", let lines):
        drawn += lines.compactMap { $0.hasPrefix(" ") ? nil : $0.split(separator: " ").first }
          .map(String.init)
      case .table(let header, let rows) where header.first == "Target":
        told += rows.flatMap { $0[0].codeSpans }
      default: break
      }
    }
    #expect(!drawn.isEmpty)
    #expect(told.sorted() == drawn.sorted())
  }

  @Test func `puts each target above what it imports`() throws {
    let dump = """
      {"targets": [
        {"name": "Top", "type": "executable", "dependencies":
          [{"byName": ["Low", null]}, {"target": ["Middle", null]}, {"product": ["P", "p", null]}]},
        {"name": "Middle", "type": "regular", "dependencies": [{"byName": ["Low", null]}]},
        {"name": "Low", "type": "system", "dependencies": []},
        {"name": "Samples", "type": "regular", "path": "Tests/Samples", "dependencies": []},
        {"name": "TopTests", "type": "test", "dependencies": [{"byName": ["Top", null]}]}
      ]}
      """
    let graph = try TargetGraph(dump: Data(dump.utf8))
    #expect(
      graph.lines == [
        "Low", "", "Middle ← Low", "", "Top    ← Low, Middle + P",
      ])
  }
}
