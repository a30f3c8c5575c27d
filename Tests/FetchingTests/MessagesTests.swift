import RatingFiles
import Testing

@testable import Fetching

@Suite struct `Words about what went wrong` {
  private static let address = WebAddress("https://files.grouplens.org/ml-1m.zip")
  private static let start = "https://files.grouplens.org/ml-1m.zip: "

  private func words(_ fault: TransferFault, kept: Int = 0) throws -> String {
    let error = FetchError.transfer(fault, from: try #require(Self.address), kept: kept)
    let words = error.description
    #expect(words.hasPrefix(Self.start))
    return String(words.dropFirst(Self.start.count))
  }

  @Test func `say what is kept and how to go on`() throws {
    #expect(
      try words(.cut, kept: 155_000_000)
        == "the connection broke; try again later, or give another source by --from;"
        + " 155 MB are kept; run the same command to resume")
    #expect(
      FetchError.interrupted(kept: 1_500).description
        == "interrupted; 1.50 kB are kept; run the same command to resume")
  }

  @Test func `name an expired certificate and the way round it`() throws {
    let fault = TransferFault.certificate(
      host: "files.grouplens.org", reason: "certificate has expired")
    #expect(
      try words(fault)
        == "the certificate of files.grouplens.org is not trusted: certificate has expired;"
        + " GroupLens renews it when it has expired: try again later, or give another source by --from;"
        + " its archive is checked against the same MD5")
    #expect(
      try words(.certificate(host: "x.org", reason: "self-signed certificate"))
        == "the certificate of x.org is not trusted: self-signed certificate; try again later,"
        + " or give another source by --from; its archive is checked against the same MD5")
  }

  @Test(
    arguments: [
      (.unresolved(host: "x.org"), "no network, or no host called x.org; try again later"),
      (.unreachable(host: "x.org"), "no connection to x.org; try"),
      (.status(404), "answered 404, not found; try"), (.status(418), "answered 418; try"),
      (
        .proxy(.unreachable(name: "10.0.0.1:3128")),
        "the proxy of the environment cannot be reached: 10.0.0.1:3128; correct http_proxy,"
      ),
      (.proxy(.status(407)), "the proxy of the environment asks for a name and a pass"),
      (.noAuthorities, "no certificates are installed to check the server by; install"),
      (
        .insecureRedirect(to: "http://x.org/a"),
        "it redirects to an address without encryption: http://x.org/a; try"
      ),
      (.other(code: 2, reason: "Failed\u{1B}[2J"), "curl failed with 2: Failed\\u{1B}[2J"),
    ] as [(TransferFault, String)])
  func `tell one fault from another`(fault: TransferFault, start: String) throws {
    let words = try words(fault)
    #expect(words.hasPrefix(start), "\(words)")
  }

  @Test func `name both sums, and where the file went`() throws {
    let address = try #require(Self.address)
    #expect(
      FetchError.wrongSum(
        .init(source: .address(address), expected: "aa", found: "bb", isArchive: false)
      ).description
        == Self.start + "expected MD5 aa, found bb; it is no archive at all;"
        + " it is removed; try again, or give another source by --from")
    #expect(
      FetchError.wrongSum(
        .init(source: .file(path: "a.zip"), expected: "aa", found: "bb", isArchive: true)
      ).description
        == "a.zip: expected MD5 aa, found bb; it is left as it is; give another copy, or leave"
        + " out --from to download it")
  }

  @Test func `say how much room is needed and how much there is`() {
    #expect(
      FetchError.noSpace(
        .init(folder: "/data", needed: 1_160_000_000, free: 12_345_678, kept: 0)
      ).description
        == "/data: the disk is full: 1.16 GB are needed, 12.3 MB are free;"
        + " make room there, or name a folder on another disk by XDG_DATA_HOME")
  }

  @Test func `say what to install`() {
    #expect(
      FetchError.noProgram("curl").description
        == "curl is not installed; downloads go through it: install it (apt-get install curl), or"
        + " give a copy by --from")
  }
}
