import Concurrency
import Files
import RatingData
import TestFolders
import Testing

@testable import Likeness

@Suite struct `A store of likenesses` {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/cache/marquee" }

  init() { folder = TemporaryFolder() }

  private func likeness(seed: UInt64) -> Likeness {
    var rng = SeededGenerator(seed: seed, stream: .other)
    let pairs = (0..<40).flatMap { user in (0..<30).map { (user: user, movie: $0) } }
    let ratings = Ratings(
      users: pairs.map { UserIndex($0.user) }, movies: pairs.map { MovieIndex($0.movie) },
      values: pairs.map { _ in Float(rng.next() % 5 + 1) }, userCount: 40, movieCount: 30)
    let movies = (0..<30).map { Movie(id: MovieID(Int64($0)), title: "M\($0)") }
    var builder = LikenessBuilder(ratings, movies: movies)
    _ = builder.advance(with: Workers(count: 1))
    return builder.likeness
  }

  @Test func `gives back what was kept of the same data, and nothing of others`() throws {
    let store = LikenessStore(path)
    let (one, other) = (likeness(seed: 1), likeness(seed: 2))
    #expect(store.likeness(of: one.fingerprint) == nil)
    try store.keep(one)
    #expect(store.likeness(of: one.fingerprint) == one)
    #expect(store.likeness(of: other.fingerprint) == nil)
  }

  @Test func `makes nothing of a file that is damaged`() throws {
    let store = LikenessStore(path)
    let one = likeness(seed: 1)
    try store.keep(one)
    var bytes = try InputFile.contents(of: store.path(of: one.fingerprint))
    bytes[bytes.count / 2] ^= 1
    try DurableFile.replace(store.path(of: one.fingerprint), with: bytes)
    #expect(store.likeness(of: one.fingerprint) == nil)
    try store.keep(one)
    #expect(store.likeness(of: one.fingerprint) == one)
  }

  @Test func `removes the oldest where there are more than it may have, and no other file`() throws
  {
    let all = (1...4).map { likeness(seed: UInt64($0)) }
    let size = all[0].bytes.count
    let store = LikenessStore(path, mostBytes: size * 5 / 2)
    try Folder.create(path)
    try DurableFile.replace(path + "/notes.bin", with: [UInt8](repeating: 0, count: 4 * size))
    for likeness in all { try store.keep(likeness) }
    #expect(store.likeness(of: all[3].fingerprint) == all[3])
    #expect(store.likeness(of: all[2].fingerprint) == all[2])
    #expect(store.likeness(of: all[0].fingerprint) == nil)
    #expect(FileKind(at: path + "/notes.bin") == .file)
  }

  @Test func `keeps nothing that is larger than all may be`() throws {
    let one = likeness(seed: 1)
    let store = LikenessStore(path, mostBytes: one.bytes.count - 1)
    try store.keep(one)
    #expect(FileKind(at: store.path(of: one.fingerprint)) == nil)
  }

  @Test func `says why it cannot write`() throws {
    try DurableFile.replace(folder.path + "/file", with: [])
    let store = LikenessStore(folder.path + "/file/marquee")
    #expect(throws: LikenessStoreError.self) { try store.keep(likeness(seed: 1)) }
  }

  @Test func `writes over no other program's file, and removes none`() throws {
    let all = (1...3).map { likeness(seed: UInt64($0)) }
    let store = LikenessStore(path, mostBytes: all[0].bytes.count * 3 / 2)
    let foreign = [UInt8](repeating: 7, count: 4 * all[0].bytes.count)
    try Folder.create(path)
    try DurableFile.replace(store.path(of: all[0].fingerprint), with: foreign)
    #expect(throws: LikenessStoreError.self) { try store.keep(all[0]) }
    try store.keep(all[1])
    try store.keep(all[2])
    #expect(try InputFile.contents(of: store.path(of: all[0].fingerprint)) == foreign)
  }
}
