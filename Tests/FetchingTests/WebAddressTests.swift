import RatingFiles
import Testing

@testable import Fetching

@Suite struct `Addresses` {
  @Test(
    arguments: [
      ("https://files.grouplens.org/a.zip", "files.grouplens.org", 443),
      ("HTTP://x.org", "x.org", 80), ("http://x.org:8080?a", "x.org", 8080),
      ("https://[::1]:444/a", "[::1]", 444), ("https://me:secret@x.org/a", "x.org", 443),
      ("https://me:s@cret@x.org#a", "x.org", 443),
    ] as [(String, String, Int)])
  func `have a host and a port`(text: String, host: String, port: Int) throws {
    let address = try #require(WebAddress(text))
    #expect((address.host, address.port) == (host, port))
    #expect(address.text == text)
  }

  @Test(arguments: [
    "", "x.org/a", "ftp://x.org", "https://", "https:///a", "http://:80/", "http://x.org:0",
    "http://x.org:65536", "http://x.org:http", "http://[::1", "http://x.org/a b",
    "http://x.org/\u{7}",
  ]) func `are nothing else`(text: String) {
    #expect(WebAddress(text) == nil)
  }

  @Test func `are told without passwords and queries`() {
    #expect(WebAddress("https://me:secret@x.org/a?token=b#c")?.redacted == "https://x.org/a")
  }

  @Test func `of all published sets are of GroupLens`() throws {
    for set in PublishedSet.all {
      #expect(WebAddress(set.address)?.host == "files.grouplens.org")
    }
  }
}
