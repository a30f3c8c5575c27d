import Archives
import Files
import Glibc
import RatingFiles
import TestArchives
import TestServer
import Testing

@testable import Fetching

@Suite struct `Archives that are unpacked` {
  private let scene: Scene
  private var path: String { scene.folder.path + "/set.zip" }

  init() throws { scene = try Scene() }

  /// Fetches what would be the published archive of its set.
  private func fetch(
    _ bytes: [UInt8], onExisting: Fetch.ExistingSet = .keep
  ) async throws -> Fetch.Outcome {
    try DurableFile.replace(path, with: bytes)
    let set = Scene.set(md5: try await Checksum.md5(of: path))
    return try await scene.fetch(set, from: .file(path: path), onExisting: onExisting)
  }

  private func fetch(
    _ entries: [ZipBuilder.Entry], onExisting: Fetch.ExistingSet = .keep
  ) async throws -> Fetch.Outcome {
    try await fetch(ZipBuilder(entries: entries).bytes, onExisting: onExisting)
  }

  private var old: String {
    get throws {
      String(decoding: try InputFile.contents(of: scene.set + "/README"), as: UTF8.self)
    }
  }

  @Test(arguments: ["../escaped", "ml-1m/../../escaped", "/tmp/marquee-escaped"])
  func `write nothing elsewhere`(name: String) async throws {
    await #expect(throws: FetchError.archive(.archive(path: path, fault: .unsafe(entry: name)))) {
      try await fetch([.stored("ml-1m/README", ""), .stored(name, "x")])
    }
    #expect(scene.names.isEmpty)
    #expect(scene.folder.names == ["data", "set.zip"])
    #expect(FileKind(at: "/tmp/marquee-escaped") == nil)
  }

  @Test func `are not believed where they tell of more than there can be`() async throws {
    var lie = ZipBuilder.Entry.stored("ml-1m/README", "x")
    lie.size = 2_000_000_000
    let fault = ArchiveFault.inconsistent(
      "has sizes that contradict each other", entry: "ml-1m/README")
    await #expect(throws: FetchError.archive(.archive(path: path, fault: fault))) {
      try await fetch([lie])
    }
    var huge = lie
    huge.size = .max
    let large = ZipBuilder(entries: [huge, huge], isLarge: true).bytes
    await #expect(throws: FetchError.self) { try await fetch(large) }
    #expect(scene.names.isEmpty)
  }

  @Test func `have no links in them`() async throws {
    var link = ZipBuilder.Entry.stored("ml-1m/link", "/etc")
    link.mode = 0o120_777
    await #expect(
      throws: FetchError.archive(.archive(path: path, fault: .unsafe(entry: "ml-1m/link")))
    ) { try await fetch([link, .stored("ml-1m/link/x", "x")]) }
    #expect(scene.names.isEmpty)
  }

  @Test func `are archives, and have the set's folder in them`() async throws {
    await #expect(throws: FetchError.archive(.archive(path: path, fault: .truncated))) {
      try await fetch(Array("no archive".utf8))
    }
    let other = FetchError.noSetInside(archive: path, expected: "ml-1m", found: ["ml-10m", "x"])
    await #expect(throws: other) { try await fetch([.stored("ml-10m/a", ""), .stored("x", "")]) }
    #expect(other.kind == .badData)
    #expect(scene.names.isEmpty)
  }

  @Test func `leave nothing where one file of them is damaged`() async throws {
    var damaged = ZipBuilder.Entry.stored("ml-1m/b", "bytes")
    damaged.checksum ^= 1
    await #expect(
      throws: FetchError.archive(.archive(path: path, fault: .damaged(entry: "ml-1m/b")))
    ) { try await fetch([.stored("ml-1m/a", "a"), damaged]) }
    #expect(scene.names.isEmpty)
  }

  @Test func `are not kept where they are right and of no use`() async throws {
    let useless = Array("no archive".utf8)
    try DurableFile.replace(path, with: useless)
    let set = Scene.set(md5: try await Checksum.md5(of: path))
    scene.server.script(Scene.path, .file(useless))
    await #expect(throws: FetchError.archive(.archive(path: scene.partial, fault: .truncated))) {
      try await scene.fetch(set)
    }
    #expect(scene.names.isEmpty)
  }

  @Test func `may have folders in the set's folder`() async throws {
    let outcome = try await fetch([.stored("ml-1m/a/b/c", "c"), .stored("ml-1m/README", "terms")])
    #expect(outcome == .fetched(path: scene.set))
    #expect(try InputFile.contents(of: scene.set + "/a/b/c") == Array("c".utf8))
  }

  @Test func `clear away what a killed fetch left of them`() async throws {
    try Folder.create(scene.data.path + "/ml-1m.unpacking/deep")
    #expect(try await fetch([.stored("ml-1m/README", "new")]) == .fetched(path: scene.set))
    #expect(scene.names == ["ml-1m"])
    #expect(try Folder.names(in: scene.set) == ["README"])
  }

  @Test func `do not touch a set that is there, unless they are to`() async throws {
    _ = try await fetch([.stored("ml-1m/README", "old"), .stored("ml-1m/older", "")])
    let new = [ZipBuilder.Entry.stored("ml-1m/README", "new")]
    #expect(try await fetch(new) == .alreadyThere(path: scene.set))
    #expect(try old == "old")
    var damaged = ZipBuilder.Entry.stored("ml-1m/b", "bytes")
    damaged.checksum ^= 1
    let half = new + [damaged]
    await #expect(throws: FetchError.self) { try await fetch(half, onExisting: .replace) }
    #expect(try old == "old")
    #expect(try await fetch(new, onExisting: .replace) == .fetched(path: scene.set))
    #expect(try old == "new")
    #expect(try Folder.names(in: scene.set) == ["README"])
    #expect(scene.names == ["ml-1m"])
  }

  @Test func `do not take the place of what is no folder`() async throws {
    try Folder.create(scene.data.path)
    try DurableFile.replace(scene.set, with: [])
    for onExisting in [Fetch.ExistingSet.keep, .replace] {
      await #expect(throws: FetchError.obstructed(path: scene.set)) {
        try await fetch([.stored("ml-1m/README", "new")], onExisting: onExisting)
      }
    }
    #expect(scene.names == ["ml-1m"])
  }

  @Test(.enabled(if: geteuid() != 0, "root may write anywhere"))
  func `say where they may not be written`() async throws {
    try Folder.create(scene.data.path)
    chmod(scene.data.path, 0o500)
    defer { chmod(scene.data.path, 0o700) }
    let error = FetchError.file(.system(path: scene.partial, code: EACCES))
    await #expect(throws: error) { try await fetch([.stored("ml-1m/README", "")]) }
  }
}
