import Files
import RatingFiles
import TestServer
import Testing

@testable import Fetching

@Suite struct `Sets from a file` {
  private let scene: Scene
  private var path: String { scene.folder.path + "/copy of it.zip" }

  init() throws { scene = try Scene() }

  private func fetch(_ set: PublishedSet = Scene.closed) async throws -> Fetch.Outcome {
    try await scene.fetch(set, from: .file(path: path))
  }

  @Test func `are unpacked from where it is, and it stays there`() async throws {
    try DurableFile.replace(path, with: Scene.archive)
    try scene.leave(Scene.archive[..<100])
    #expect(try await fetch() == .fetched(path: scene.set))
    #expect(try scene.isWhole)
    #expect(try InputFile.contents(of: path) == Scene.archive)
    #expect(scene.server.requests.isEmpty)
  }

  @Test func `are held to the same sum`() async throws {
    try DurableFile.replace(path, with: Scene.wrong)
    await #expect {
      try await fetch()
    } throws: { error in
      guard case .wrongSum(let sum) = error as? FetchError else { return false }
      return sum.source == .file(path: path)
    }
    #expect(try InputFile.contents(of: path) == Scene.wrong)
    #expect(scene.names.isEmpty)
  }

  @Test func `that grow are held to the sum beside it`() async throws {
    try DurableFile.replace(path, with: Scene.archive)
    await #expect(throws: FetchError.noSum(at: path + ".md5", fault: nil)) {
      try await fetch(Scene.growing)
    }
    try DurableFile.replace(path + ".md5", with: Array("\(Scene.md5)  ml-1m.zip".utf8))
    #expect(try await fetch(Scene.growing) == .fetched(path: scene.set))
  }

  @Test func `are not there where it is not, or is none`() async throws {
    let missing = FileFailure.system(path: path, code: 2)
    await #expect(throws: FetchError.noSource(missing)) { try await fetch() }
    #expect(FetchError.noSource(missing).kind == .noInput)
    try Folder.create(path)
    await #expect(throws: FetchError.noSource(.system(path: path, code: 21))) { try await fetch() }
    #expect(scene.names.isEmpty)
  }

  @Test(arguments: ["ftp://x.org/a.zip", "file:///a.zip", "https://", "https:///a", "http://x y/"])
  func `are told from addresses, of which only two kinds will do`(text: String) throws {
    #expect(throws: FetchError.unsupportedAddress(text)) { try FetchSource(text) }
    #expect(try FetchSource("a.zip") == .file(path: "a.zip"))
  }
}
