import Foundation
import Testing

@Suite struct `The documentation` {
  private let readme: Article
  private let articles: [Article]

  init() throws {
    readme = try Repository.readme()
    articles = try Repository.articles()
  }

  @Test func `has links that lead somewhere`() throws {
    for article in articles + [readme] {
      let folder = article.path.split(separator: "/").dropLast().joined(separator: "/")
      for link in article.links where !link.contains("://") {
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts[0].isEmpty ? article.path : "\(folder.isEmpty ? "." : folder)/\(parts[0])"
        let isThere = FileManager.default.fileExists(atPath: Repository.url(path).path)
        #expect(isThere, "\(article.path): \(link)")
        guard isThere, parts.count == 2 else { continue }
        let anchors = try Article(path).anchors
        #expect(anchors.contains(String(parts[1])), "\(article.path): \(link)")
      }
    }
  }

  @Test func `is found from its first page and from README`() throws {
    let landing = try #require(articles.first { $0.path.hasSuffix("/Documentation.md") })
    for article in articles where article.path != landing.path {
      let name = article.path.split(separator: "/").last ?? ""
      #expect(landing.links.contains(String(name)))
      #expect(readme.links.contains(article.path), "README has no link to \(name)")
    }
  }

  @Test func `has a README for strangers`() {
    let words = readme.lines.flatMap { $0.split(separator: " ") }
    #expect(words.count <= 800)
    // .ci/run takes the command from there.
    #expect(readme.lines.count { $0.wholeMatch(of: /apt-get .*swift test/) != nil } == 1)
  }

  @Test func `fits into 120 columns`() {
    for article in articles + [readme] {
      for (number, line) in zip(1..., article.lines) where !line.hasPrefix("![") {
        #expect(line.count <= 120, "\(article.path):\(number)")
      }
    }
  }
}
