import Testing

@testable import Fetching

/// What curl 7.88 was seen to say.
@Suite struct `What curl says` {
  private static let address = "https://files.grouplens.org/datasets/movielens/ml-1m.zip"

  private func fault(
    _ code: Int32, _ complaint: String = "", status: Int = 0, proxyStatus: Int = 0,
    at address: String = address
  ) -> TransferFault? {
    CurlEnding(
      exitCode: code,
      standardError: (complaint.isEmpty ? "" : "curl: (\(code)) \(complaint)\n")
        + "\n\(status) \(proxyStatus) \(address)\n"
    ).fault
  }

  @Test func `is nothing where all came`() {
    #expect(fault(0, status: 200) == nil)
    #expect(fault(0, status: 206) == nil)
    #expect(fault(0, status: 416) == nil)
    #expect(fault(22, "The requested URL returned error: 416", status: 416) == nil)
  }

  private static let host = "files.grouplens.org"

  @Test(
    arguments: [
      (6, "Could not resolve host: files.grouplens.org", .unresolved(host: host)),
      (
        7, "Failed to connect to files.grouplens.org port 443: Connection refused",
        .unreachable(host: host)
      ),
      (
        7, "Failed to connect to 10.0.0.1 port 3128 after 0 ms: Couldn't connect to server",
        .proxy(.unreachable(name: "10.0.0.1:3128"))
      ),
      (5, "Could not resolve proxy: proxy.lan", .proxy(.unresolved(name: "proxy.lan"))),
      (
        28, "Operation too slow. Less than 100 bytes/sec transferred the last 30 seconds",
        .timedOut
      ),
      (18, "transfer closed with 28 bytes remaining to read", .cut), (52, "Empty reply", .cut),
      (56, "Recv failure: Connection reset by peer", .cut), (92, "HTTP/2 stream 1", .cut),
      (33, "HTTP server doesn't seem to support byte ranges. Cannot resume.", .noRanges),
      (47, "Maximum (5) redirects followed", .tooManyRedirects),
      (
        60, "SSL certificate problem: certificate has expired",
        .certificate(host: host, reason: "certificate has expired")
      ),
      (77, "error setting certificate verify locations:", .noAuthorities),
      (
        35, "OpenSSL/3.0.19: error:0A00010B:SSL routines::wrong version number",
        .encryption(
          host: host, reason: "OpenSSL/3.0.19: error:0A00010B:SSL routines::wrong version number")
      ),
      (2, "Failed initialization", .other(code: 2, reason: "Failed initialization")),
    ] as [(Int32, String, TransferFault)])
  func `is put into words of its own`(code: Int32, complaint: String, expected: TransferFault) {
    #expect(fault(code, complaint) == expected)
  }

  @Test func `tells a server's refusal from a proxy's`() {
    let complaint = "The requested URL returned error: 404"
    #expect(fault(22, complaint, status: 404) == .status(404))
    #expect(fault(22, complaint, status: 404, proxyStatus: 200) == .status(404))
    #expect(fault(22, complaint, proxyStatus: 501) == .proxy(.status(501)))
    #expect(fault(22, complaint, status: 407) == .proxy(.status(407)))
    let tunnel = "CONNECT tunnel failed, response 403"
    #expect(fault(56, tunnel, proxyStatus: 403) == .proxy(.status(403)))
  }

  @Test func `tells a redirect that is not followed from a scheme that is not known`() {
    let complaint = "Protocol \"http\" not supported or disabled in libcurl"
    #expect(
      fault(1, complaint, status: 302, at: "http://evil.org/x")
        == .insecureRedirect(to: "http://evil.org/x"))
    #expect(fault(1, complaint) == .other(code: 1, reason: complaint))
  }

  @Test func `may be nothing at all`() {
    #expect(CurlEnding(exitCode: 0, standardError: "").fault == nil)
    #expect(
      CurlEnding(exitCode: 7, standardError: "x").fault == .unreachable(host: ""))
  }

  @Test func `is asked for without a person's settings, and never down from https`() throws {
    let curl = Curl()
    let secure = curl.arguments(for: try #require(WebAddress("https://x.org/a")), from: 0)
    #expect(secure.first == "--disable")
    #expect(secure.contains("--proto-redir") && !secure.contains { $0.contains("=http,") })
    #expect(!secure.contains("--continue-at"))
    let plain = curl.arguments(for: try #require(WebAddress("HTTP://x.org/a")), from: 7)
    #expect(plain.filter { $0 == "=http,https" }.count == 2)
    #expect(plain.joined(separator: " ").contains("--continue-at 7"))
  }

  @Test func `keeps what may be secret in an address out of the list of processes`() throws {
    let address = try #require(WebAddress(#"https://person:pass"\word@x.org/a?key=hidden"#))
    let arguments = Curl().arguments(for: address, from: 0).joined(separator: " ")
    for secret in ["person", "word", "hidden", "x.org"] {
      #expect(!arguments.contains(secret), "\(arguments)")
    }
    #expect(
      Curl.configuration(for: address)
        == #"url = "https://person:pass\"\\word@x.org/a?key=hidden""# + "\n")
  }
}
