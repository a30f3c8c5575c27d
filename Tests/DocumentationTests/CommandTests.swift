import ArgumentParser
import Foundation
import Testing

@testable import marquee

@Suite struct `Commands in the documentation` {
  private let articles: [Article]

  init() throws {
    articles = try Repository.articles() + [Repository.readme()]
  }

  /// The commands of all scripts, with the article that each is from.
  private var scripts: [(path: String, words: [String])] {
    articles.flatMap { article in
      article.blocks.flatMap { block -> [(path: String, words: [String])] in
        guard case .code("sh", let lines) = block else { return [] }
        return ShellLine.joined(lines).flatMap { ShellLine($0).commands }.map {
          (article.path, $0)
        }
      }
    }
  }

  /// What stands between backticks, word by word.
  private var spans: [(path: String, words: [String])] {
    articles.flatMap { article in
      article.texts.flatMap(\.codeSpans).flatMap { ShellLine($0).commands }
        .map { (article.path, $0) }
    }
  }

  @Test func `are taken by the command line`() {
    let commands = scripts.filter { $0.words[0] == "marquee" }
    #expect(commands.count > 20)
    for (path, words) in commands {
      let arguments = Array(words.dropFirst())
      do {
        try Arguments.checkCommand(arguments)
        _ = try Marquee.parsed(arguments)
      } catch {
        Issue.record(
          "\(path): \(words.joined(separator: " ")): \(Marquee.message(for: error))")
      }
    }
  }

  @Test func `have options that there are`() throws {
    let tree = try CommandTree.ofMarquee.get()
    for (path, words) in spans {
      if words[0] == "marquee" {
        let unknown = tree.unknown(in: Array(words.dropFirst()))
        #expect(unknown == nil, "\(path): \(words.joined(separator: " "))")
      } else if words[0].hasPrefix("--") {
        let unknown = words.filter { tree.isUnknown($0) }
        #expect(unknown == [], "\(path)")
      }
    }
  }

  @Test func `are of programs that there are`() {
    let folders = ["Sources/", "Tests/", ".ci/", ".readme/"]
    for (path, words) in scripts + spans {
      guard folders.contains(where: words[0].hasPrefix) else { continue }
      #expect(
        FileManager.default.fileExists(atPath: Repository.url(words[0]).path),
        "\(path): there is no \(words[0])")
    }
  }
}
