import Files
import RatingFiles
import TestServer
import Testing

@testable import Fetching

@Suite struct `Sets that are downloaded` {
  private let archive = Scene.archive
  private var half: Int { archive.count / 2 }

  @Test func `are there with all their files, and nothing else is left`() async throws {
    let scene = try Scene([Scene.path: [.file(archive)]])
    #expect(try await scene.fetch() == .fetched(path: scene.set))
    #expect(try scene.isWhole)
    #expect(scene.events.notable == [.checking])
    #expect(scene.events.all.contains(.received(archive.count)))
    #expect(scene.server.requests.map(\.offset) == [nil])
    #expect(try Source("ml-1m", dataFolder: scene.data).load().ratings.count == 3000)
  }

  @Test func `may come in small pieces`() async throws {
    let scene = try Scene([Scene.path: [.trickled(archive, by: 700)]])
    #expect(try await scene.fetch() == .fetched(path: scene.set))
    #expect(try scene.isWhole)
    #expect(scene.events.all.count > 4)
  }

  @Test func `go on by a range where the connection broke`() async throws {
    let scene = try Scene([Scene.path: [.cut(archive, after: half), .file(archive)]])
    #expect(try await scene.fetch() == .fetched(path: scene.set))
    #expect(try scene.isWhole)
    #expect(scene.server.requests.map(\.offset) == [nil, half])
    #expect(scene.events.notable == [.retrying(.cut, after: .zero, kept: half), .checking])
  }

  @Test func `go on where an earlier fetch ended`() async throws {
    let scene = try Scene([Scene.path: [.file(archive)]])
    try scene.leave(archive[..<half])
    #expect(try await scene.fetch() == .fetched(path: scene.set))
    #expect(try scene.isWhole)
    #expect(scene.server.requests.map(\.offset) == [half])
    #expect(scene.events.all.prefix(2) == [.started(kept: half), .received(half)])
  }

  @Test func `need no server where an earlier fetch had it all`() async throws {
    let scene = try Scene()
    try scene.leave(archive)
    #expect(try await scene.fetch() == .fetched(path: scene.set))
    #expect(try scene.isWhole)
    #expect(scene.server.requests.isEmpty)
  }

  @Test func `are known to be all there by the server, where nobody else knows their size`()
    async throws
  {
    let set = Scene.set(md5: Scene.md5, bytes: archive.count + 50)
    let scene = try Scene([Scene.path: [.file(archive)]])
    try scene.leave(archive)
    #expect(try await scene.fetch(set) == .fetched(path: scene.set))
    #expect(scene.server.requests.map(\.offset) == [archive.count])
    #expect(try scene.isWhole)
  }

  @Test func `start anew where a server knows no ranges, and are never added to`() async throws {
    let scene = try Scene([Scene.path: [.wholeFile(archive)]])
    try scene.leave(archive[..<half])
    #expect(try await scene.fetch() == .fetched(path: scene.set))
    #expect(try scene.isWhole)
    #expect(scene.server.requests.map(\.offset) == [half, nil])
    #expect(scene.events.notable == [.startingAnew(.noRanges), .checking])
  }

  @Test func `start anew where what was there is not the beginning of them`() async throws {
    let scene = try Scene([Scene.path: [.file(archive)]])
    try scene.leave(Scene.wrong[..<half])
    #expect(try await scene.fetch() == .fetched(path: scene.set))
    #expect(try scene.isWhole)
    #expect(scene.server.requests.map(\.offset) == [half, nil])
    #expect(
      scene.events.notable == [.checking, .startingAnew(.wrongSum), .checking])
  }

  @Test func `start anew where what was there is more than they have`() async throws {
    let scene = try Scene([Scene.path: [.file(archive)]])
    try scene.leave(archive + [0])
    #expect(try await scene.fetch() == .fetched(path: scene.set))
    #expect(scene.server.requests.map(\.offset) == [archive.count + 1, nil])
    #expect(try scene.isWhole)
  }

  @Test(arguments: [500, 502, 503, 504, 429, 408])
  func `are waited for where a server is not up to it`(status: Int) async throws {
    let scene = try Scene([Scene.path: [.status(status), .status(status), .file(archive)]])
    #expect(try await scene.fetch() == .fetched(path: scene.set))
    #expect(scene.server.requests.count == 3)
    let fault = FetchEvent.retrying(.status(status), after: .zero, kept: 0)
    #expect(scene.events.notable == [fault, fault, .checking])
  }

  @Test func `follow redirects`() async throws {
    let scene = try Scene([
      "/old": [.redirect(to: "/older")], "/older": [.redirect(to: Scene.path)],
      Scene.path: [.cut(archive, after: half), .file(archive)],
    ])
    #expect(try await scene.fetch(from: scene.source("/old")) == .fetched(path: scene.set))
    #expect(try scene.isWhole)
    #expect(scene.server.requests.map(\.offset) == [nil, nil, nil, half, half, half])
  }

  @Test func `come with the user and password of their address`() async throws {
    let scene = try Scene([Scene.path: [.file(archive)]])
    let address = "http://me:\"pass@127.0.0.1:\(scene.server.port)\(Scene.path)"
    #expect(try await scene.fetch(from: try FetchSource(address)) == .fetched(path: scene.set))
    #expect(
      scene.server.requests.map { $0.headers["authorization"] } == ["Basic bWU6InBhc3M="])
  }

  @Test func `come through the proxy that the environment names`() async throws {
    let address = "http://files.grouplens.invalid/ml-1m.zip"
    let scene = try Scene([address: [.file(archive)]])
    let curl = Curl(
      environment: Scene.environment.updating(["http_proxy": scene.server.address]))
    let outcome = try await scene.fetch(from: try FetchSource(address), curl: curl)
    #expect(outcome == .fetched(path: scene.set))
    #expect(scene.server.requests.map(\.line) == ["GET \(address) HTTP/1.1"])
  }
}
