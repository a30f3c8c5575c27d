import RatingFiles
import TestServer
import Testing

@testable import Fetching

@Suite struct `Sets that grow` {
  private let archive = Scene.archive
  private let sumPath = Scene.path + ".md5"

  @Test(arguments: [
    "MD5 (ml-1m.zip) = \(Scene.md5)\n", "\(Scene.md5)  ml-1m.zip\n",
    "\(Scene.md5.uppercased()) *./ml-1m.zip\r\n", "\(Scene.md5)",
    "d41d8cd98f00b204e9800998ecf8427e  ml.zip\n\(Scene.md5)  ml-1m.zip\n",
  ]) func `are held to the sum beside their archive`(text: String) async throws {
    let scene = try Scene([Scene.path: [.file(archive)], sumPath: [.file(Array(text.utf8))]])
    #expect(try await scene.fetch(Scene.growing) == .fetched(path: scene.set))
    #expect(try scene.isWhole)
    #expect(scene.server.requests.map(\.target) == [sumPath, Scene.path])
  }

  @Test func `are wrong where that is another sum`() async throws {
    let other = Array("d41d8cd98f00b204e9800998ecf8427e  ml-1m.zip".utf8)
    let scene = try Scene([Scene.path: [.file(archive)], sumPath: [.file(other)]])
    await #expect {
      try await scene.fetch(Scene.growing)
    } throws: { error in
      guard case .wrongSum(let sum) = error as? FetchError else { return false }
      return sum.expected.hasPrefix("d41d") && sum.found == Scene.md5
    }
    #expect(scene.names.isEmpty)
  }

  @Test func `are not fetched without it`() async throws {
    let scene = try Scene([Scene.path: [.file(archive)]])
    let place = scene.server.address + sumPath
    await #expect(throws: FetchError.noSum(at: place, fault: .status(404))) {
      try await scene.fetch(Scene.growing)
    }
    scene.server.script(sumPath, .file(Array("<html>Where are you going?</html>".utf8)))
    let garbled = FetchError.unclearSum(at: place, found: "<html>Where are you going?</html>")
    await #expect(throws: garbled) { try await scene.fetch(Scene.growing) }
    scene.server.script(sumPath, .file([UInt8](repeating: 0x61, count: 1 << 17)))
    let long = FetchError.noSum(at: place, fault: .tooLong(limit: PublishedSum.longest))
    await #expect(throws: long) { try await scene.fetch(Scene.growing) }
    #expect(scene.names.isEmpty)
    #expect(scene.server.requests.allSatisfy { $0.target == sumPath })
  }

  @Test func `get over faults that pass, there too`() async throws {
    let text = Array("\(Scene.md5)  ml-1m.zip".utf8)
    let scene = try Scene([
      Scene.path: [.file(archive)], sumPath: [.status(503), .cut(text, after: 10), .file(text)],
    ])
    #expect(try await scene.fetch(Scene.growing) == .fetched(path: scene.set))
  }

  @Test func `keep a query behind the archive's name`() throws {
    let address = try #require(WebAddress("https://x.org/ml.zip?token=1#a"))
    #expect(address.with(ending: ".md5").text == "https://x.org/ml.zip.md5?token=1#a")
  }
}
