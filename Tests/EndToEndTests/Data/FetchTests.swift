import Files
import Subprocess
import TestArchives
import TestFolders
import TestServer
import Testing

/// `marquee data fetch` from the command line to what `--data` then finds.
@Suite struct FetchTests {
  private let folder = TemporaryFolder()
  private let server: TestServer

  private static let path = "/ml-latest-small.zip"
  private static let archive = ZipBuilder(entries: [
    .stored("ml-latest-small/", ""), .stored("ml-latest-small/README.txt", "The terms."),
    .stored("ml-latest-small/movies.csv", "movieId,title,genres\n1,One (1999),Drama\n"),
    .deflated(
      "ml-latest-small/ratings.csv",
      "userId,movieId,rating,timestamp\n" + (1...900).map { "\($0),1,3.5,\($0)\n" }.joined()),
  ]).bytes
  private static let sum = "MD5 (ml-latest-small.zip) = ea4c25df8e573a078e71945b21bf45c2\n"

  init() throws {
    server = try TestServer([
      Self.path: [.cut(Self.archive, after: 5000), .file(Self.archive)],
      Self.path + ".md5": [.file(Array(Self.sum.utf8))],
    ])
  }

  private func marquee(_ arguments: String...) async throws -> (
    status: TerminationStatus, output: String, errors: String
  ) {
    // Nobody's proxy is asked for what is on this machine.
    let environment = Environment.inherit.updating([
      "XDG_DATA_HOME": folder.path, "no_proxy": "*", "NO_PROXY": nil,
    ])
    let result = try await Subprocess.run(
      .path(.init(try Product.path("marquee"))), arguments: Arguments(arguments),
      environment: environment, output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    return (result.terminationStatus, result.standardOutput, result.standardError)
  }

  @Test func `What is fetched over a broken line is found by its name`() async throws {
    let address = server.address + Self.path
    let fetched = try await marquee("data", "fetch", "ml-latest-small", "--from", address)
    #expect(fetched.status == .exited(0), "\(fetched.errors)")
    let place = folder.path + "/marquee/data"
    #expect(fetched.output.isEmpty)
    #expect(!fetched.errors.contains("\u{1B}") && !fetched.errors.contains("\r"))
    let lines = fetched.errors.split(separator: "\n")
    #expect(lines.first == "Fetching ml-latest-small, 978 kB, from 127.0.0.1.")
    #expect(lines.dropFirst().first?.hasPrefix("Licence: research use") == true)
    #expect(lines.contains("marquee: the connection broke, with 5.00 kB here: resuming in 1.0 s"))
    #expect(
      lines.suffix(2) == [
        "ml-latest-small is in \(place)/ml-latest-small.",
        "Look inside: marquee --data ml-latest-small",
      ])
    #expect(try Folder.names(in: place) == ["ml-latest-small"])

    let info = try await marquee("data", "info", "--data", "ml-latest-small", "--output", "json")
    #expect(info.status == .exited(0), "\(info.errors)")
    #expect(info.output.contains(#""ratings":900,"users":900,"movies":1,"#))
    let list = try await marquee("data", "list", "--output", "json")
    #expect(list.output.contains(#""place":"\#(place)/ml-latest-small"}"#))

    let requests = server.requests.count
    let again = try await marquee("data", "fetch", "ml-latest-small", "--from", address)
    #expect(again.status == .exited(0))
    #expect(again.errors.contains("is in \(place)/ml-latest-small already"))
    #expect(server.requests.count == requests)
  }

  @Test(
    arguments: [
      ("/nothing.zip", 69, "answered 404"), ("/wrong.zip", 65, "expected MD5 c4d9eecf"),
    ] as [(String, Int32, String)])
  func `What is not fetched says why, with an exit status`(
    path: String, status: Int32, words: String
  ) async throws {
    server.script("/wrong.zip", .file(Self.archive))
    let outcome = try await marquee("data", "fetch", "ml-1m", "--from", server.address + path)
    #expect(outcome.status == .exited(status))
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(try Folder.names(in: folder.path + "/marquee/data") == [])
  }

  @Test(.enabled(if: Tmux.isInstalled, "needs tmux: apt-get install tmux"))
  func `Ctrl-C keeps what came, and the same command goes on from there`() async throws {
    // A machine under load may see it give up waiting and ask again.
    server.script(
      Self.path, .stalled(Self.archive, after: 9000), .stalled(Self.archive, after: 0),
      .stalled(Self.archive, after: 0))
    let command = [
      try Product.path("marquee"), "data", "fetch", "ml-latest-small", "--from",
      server.address + Self.path,
    ]
    let environment = ["XDG_DATA_HOME": folder.path]
    try await Tmux.run(command, environment: environment) { tmux in
      try await tmux.waitFor(text: "9.00 kB of 978 kB")
      try await tmux.press("C-c")
      #expect(try await tmux.exitStatus() == 130)
      try await tmux.waitFor(text: "9.00 kB are kept; run the same command to resume")
    }
    server.script(Self.path, .file(Self.archive))
    try await Tmux.run(command, environment: environment) { tmux in
      #expect(try await tmux.exitStatus() == 0)
      try await tmux.waitFor(text: "9.00 kB of it here already")
      try await tmux.waitFor(text: "Look inside: marquee --data ml-latest-small")
    }
    #expect(server.requests.last?.offset == 9000)
  }
}
