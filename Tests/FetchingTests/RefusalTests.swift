import Files
import RatingFiles
import TestServer
import Testing

@testable import Fetching

@Suite struct `Sets that cannot be downloaded` {
  private let archive = Scene.archive
  private var half: Int { archive.count / 2 }
  private let closed: ClosedPort

  init() throws { closed = try ClosedPort() }

  /// What a fetch fails with.
  private func failure(
    _ scene: Scene, _ set: PublishedSet = Scene.closed, from source: FetchSource? = nil,
    curl: Curl = Curl(environment: Scene.environment)
  ) async -> FetchError? {
    do throws(FetchError) {
      _ = try await scene.fetch(set, from: source, curl: curl)
      Issue.record("it was fetched")
      return nil
    } catch {
      return error
    }
  }

  private func fault(
    _ scene: Scene, from source: FetchSource? = nil,
    curl: Curl = Curl(environment: Scene.environment)
  ) async -> TransferFault? {
    let error = await failure(scene, from: source, curl: curl)
    guard case .transfer(let fault, _, _) = error else {
      Issue.record("not a fault of the transfer: \(String(describing: error))")
      return nil
    }
    return fault
  }

  @Test func `for a wrong sum are removed, and both sums are named`() async throws {
    let scene = try Scene([Scene.path: [.file(Scene.wrong)]])
    let error = try #require(await failure(scene))
    guard case .wrongSum(let sum) = error else { throw error }
    #expect(sum.expected == Scene.md5)
    #expect(sum.found != Scene.md5 && sum.found.count == 32)
    #expect(sum.isArchive)
    #expect(error.kind == .badData)
    #expect(scene.names.isEmpty)
    #expect(scene.server.requests.count == 1)
  }

  @Test func `for a wrong sum twice are not asked for a third time, however they come`()
    async throws
  {
    let wrong = Scene.wrong
    let scene = try Scene([
      Scene.path: [.file(wrong), .cut(wrong, after: half), .file(wrong), .status(404)]
    ])
    try scene.leave(wrong[..<half])
    guard case .wrongSum = await failure(scene) else { throw Unexpected() }
    #expect(scene.server.requests.map(\.offset) == [half, nil, half])
    #expect(scene.names.isEmpty)
  }

  @Test func `for a page where the archive should be say that it is none`() async throws {
    let page = Array("<html>Log in to the network of this hotel.</html>".utf8)
    let scene = try Scene([Scene.path: [.file(page)]])
    guard case .wrongSum(let sum) = await failure(scene) else { throw Unexpected() }
    #expect(!sum.isArchive)
  }

  @Test func `for a length that is too small are wrong, and for one too large broken`() async throws
  {
    let small = try Scene([Scene.path: [.misjudged(archive, length: half)]])
    guard case .wrongSum = await failure(small) else { throw Unexpected() }
    // What came is kept, and the next transfer begins behind its end: so it is found to be whole.
    let large = try Scene([
      Scene.path: [.misjudged(archive, length: archive.count + 9), .file(archive)]
    ])
    #expect(try await large.fetch() == .fetched(path: large.set))
    #expect(large.events.notable.first == .retrying(.cut, after: .zero, kept: archive.count))
  }

  @Test(arguments: [401, 403, 404, 410])
  func `for good are asked for once, and what was there is kept`(status: Int) async throws {
    let scene = try Scene([Scene.path: [.status(status)]])
    try scene.leave(archive[..<half])
    let error = try #require(await failure(scene))
    let address = try #require(WebAddress(scene.server.address + Scene.path))
    #expect(error == .transfer(.status(status), from: address, kept: half))
    #expect(error.kind == .unavailable)
    #expect(scene.server.requests.count == 1)
    #expect(scene.names == ["ml-1m.zip.partial"])
  }

  @Test func `for now are asked for a few times`() async throws {
    let scene = try Scene([Scene.path: [.status(503)]])
    #expect(await fault(scene) == .status(503))
    #expect(scene.server.requests.count == 4, "\(scene.events.notable)")
    #expect(scene.names.isEmpty)
  }

  @Test func `for a line that breaks again and again keep what came`() async throws {
    let scene = try Scene([Scene.path: [.cut(archive, after: 100)]])
    let error = try #require(await failure(scene))
    guard case .transfer(.cut, _, kept: 400) = error else { throw error }
    #expect(scene.server.requests.map(\.offset) == [nil, 100, 200, 300])
    #expect(try InputFile.contents(of: scene.partial) == Array(archive[..<400]))
  }

  @Test func `for a server that falls silent keep what came`() async throws {
    let scene = try Scene([Scene.path: [.stalled(archive, after: half), .status(404)]])
    let curl = Curl(environment: Scene.environment, limits: .init(stalling: 1, slowest: 1 << 30))
    #expect(await fault(scene, curl: curl) == .status(404))
    #expect(scene.events.notable == [.retrying(.timedOut, after: .zero, kept: half)])
  }

  @Test func `for too many redirects`() async throws {
    let scene = try Scene([Scene.path: [.redirect(to: Scene.path)]])
    #expect(await fault(scene) == .tooManyRedirects)
    #expect(scene.server.requests.count == 6)
  }

  @Test func `for a redirect to something else than the web`() async throws {
    let scene = try Scene([Scene.path: [.redirect(to: "file:///etc/passwd")]])
    #expect(await fault(scene) == .insecureRedirect(to: "file:///etc/passwd"))
  }

  @Test func `for a host that nobody knows, or that does not let connect`() async throws {
    let scene = try Scene()
    let nowhere = try FetchSource("http://files.grouplens.invalid/ml-1m.zip")
    #expect(await fault(scene, from: nowhere) == .unresolved(host: "files.grouplens.invalid"))
    let source = try FetchSource(closed.address + Scene.path)
    #expect(await fault(scene, from: source) == .unreachable(host: "127.0.0.1"))
    #expect(scene.names.isEmpty)
  }

  @Test func `for more bytes than they could have end before the disk is full`() async throws {
    let endless = [UInt8](repeating: 7, count: 3 * archive.count + 1 << 20)
    let scene = try Scene([Scene.path: [.file(endless)]])
    #expect(await fault(scene) == .tooLong(limit: 2 * archive.count + 1 << 20))
    #expect(scene.names.isEmpty)
  }

  @Test func `for a proxy say that it was the proxy`() async throws {
    for (proxy, expected) in [
      ("http://proxy.invalid:3128", .unresolved(name: "proxy.invalid")),
      (closed.address, .unreachable(name: "127.0.0.1:\(closed.port)")),
    ] as [(String, TransferFault.ProxyFault)] {
      let curl = Curl(environment: Scene.environment.updating(["http_proxy": proxy]))
      #expect(try await fault(Scene(), curl: curl) == .proxy(expected))
    }
    let scene = try Scene([
      "https.invalid:443": [.status(403)], "http://http.invalid/x": [.status(407)],
    ])
    let curl = Curl(environment: Scene.environment.updating(["all_proxy": scene.server.address]))
    for (address, status) in [("https://https.invalid/x", 403), ("http://http.invalid/x", 407)] {
      let source = try FetchSource(address)
      #expect(await fault(scene, from: source, curl: curl) == .proxy(.status(status)))
    }
  }

  @Test func `for want of curl say so`() async throws {
    let scene = try Scene()
    let curl = Curl(environment: Scene.environment.updating(["PATH": scene.folder.path]))
    #expect(await failure(scene, curl: curl) == .noProgram("curl"))
  }

  @Test func `for want of room are not begun`() async throws {
    let scene = try Scene([Scene.path: [.file(archive)]])
    let error = try #require(await failure(scene, Scene.huge))
    guard case .noSpace(let lack) = error else { throw error }
    #expect(lack.needed == archive.count + (1 << 60))
    #expect(lack.free.map { $0 > 0 } == true)
    #expect(error.kind == .inputOutput)
    #expect(scene.server.requests.isEmpty)
    #expect(scene.names.isEmpty)
  }

  @Test func `to a folder that cannot be`() async throws {
    let scene = try Scene([Scene.path: [.file(archive)]])
    try DurableFile.replace(scene.data.path, with: [])
    let error = try #require(await failure(scene))
    #expect(error == .file(.system(path: scene.data.path, code: 20)))
    #expect(error.kind == .inputOutput)
  }
}

/// Something else than what was expected, which the test's report shows.
struct Unexpected: Error {}
