import RatingData
import TestArchives
import Testing

@testable import MovieLens

@Suite struct `Zip archives` {
  private static let ratings = "1::1::5::978300760\n1::2::3::978300761\n2::1::4::978300762\n"
  private static let movies = "1::One (1999)::Drama\n2::Two::War\n"

  private func read(_ entries: [ZipBuilder.Entry], comment: String = "") throws(LoadError)
    -> DataSet
  {
    try read(ZipBuilder(entries: entries, comment: comment).bytes)
  }

  private func read(_ bytes: [UInt8]) throws(LoadError) -> DataSet {
    try Formats.read(ZipArchive(path: "set.zip", file: MemoryAccess(bytes)), Reading())
  }

  /// What reading comes to, in words.
  private func fault(_ bytes: [UInt8]) -> LoadError.ArchiveFault? {
    do {
      _ = try read(bytes)
    } catch .archive("set.zip", let fault) {
      return fault
    } catch {
      Issue.record("not a fault of the archive: \(error)")
    }
    return nil
  }

  private func fault(_ change: (inout ZipBuilder.Entry) -> Void) -> LoadError.ArchiveFault? {
    var entry = ZipBuilder.Entry.deflated("ml/ratings.dat", Self.ratings)
    change(&entry)
    return fault(ZipBuilder(entries: [entry, .stored("ml/movies.dat", Self.movies)]).bytes)
  }

  @Test func `are read like folders, stored or deflated`() throws {
    let data = try read([
      .deflated("ml/ratings.dat", Self.ratings), .stored("ml/movies.dat", Self.movies),
    ])
    #expect(Array(data.ratings.values) == [5, 3, 4])
    #expect(data.catalogue.movies.map(\.title) == ["One (1999)", "Two"])
    #expect(data.name == "set")
  }

  @Test func `are inflated by zlib`() throws {
    // Self.ratings by zlib at level 9.
    let packed: [UInt8] = [
      0x33, 0xB4, 0xB2, 0x32, 0xB4, 0xB2, 0x32, 0xB5, 0xB2, 0xB2, 0x34, 0xB7, 0x30, 0x36, 0x30,
      0x30, 0x37, 0x33, 0xE0, 0x02, 0xF2, 0x8D, 0xAC, 0xAC, 0x8C, 0x11, 0x42, 0x86, 0x5C, 0x46,
      0x60, 0x55, 0x26, 0x08, 0x21, 0x23, 0x2E, 0x00,
    ]
    let bytes = Array(Self.ratings.utf8)
    let entry = ZipBuilder.Entry(
      path: "ratings.dat", packed: packed, method: 8, size: bytes.count,
      checksum: ZipBuilder.checksum(bytes))
    #expect(try read([entry, .stored("movies.dat", Self.movies)]).ratings.values == [5, 3, 4])
  }

  @Test(arguments: ["", "a/", "a/b/", "../../"]) func `may hold their set in any one folder`(
    folder: String
  ) throws {
    let data = try read(
      [
        .stored("__MACOSX/\(folder)ratings.dat", "resource fork"), .stored("other/readme", ""),
        .stored(folder + "ratings.dat", Self.ratings), .stored(folder + "movies.dat", Self.movies),
      ], comment: "with a comment")
    #expect(data.ratings.count == 3)
  }

  @Test func `with two sets are refused`() {
    #expect(throws: LoadError.severalSets(container: "set.zip", folders: ["a", "b"])) {
      try read([
        .stored("b/ratings.dat", Self.ratings), .stored("a/ratings.dat", Self.ratings),
        .stored("a/movies.dat", Self.movies),
      ])
    }
  }

  @Test func `that end early are refused, wherever they end`() {
    let whole = ZipBuilder(entries: [
      .deflated("ml/ratings.dat", Self.ratings), .stored("ml/movies.dat", Self.movies),
    ]).bytes
    for count in 0..<whole.count {
      #expect(throws: LoadError.self, "the first \(count) bytes") {
        try read(Array(whole[..<count]))
      }
    }
    #expect(fault(Array(whole.dropLast(30))) == .truncated)
  }

  @Test func `with any one byte wrong never trap, and never give other ratings`() throws {
    let whole = ZipBuilder(entries: [
      .deflated("ml/ratings.dat", Self.ratings), .stored("ml/movies.dat", Self.movies),
    ]).bytes
    for position in whole.indices {
      for flip in [0x01, 0x80, 0xFF] as [UInt8] {
        var bytes = whole
        bytes[position] ^= flip
        guard let data = try? read(bytes) else { continue }
        #expect(Array(data.ratings.values) == [5, 3, 4], "byte \(position) ^ \(flip)")
      }
    }
  }

  @Test func `that lie about sizes and sums are refused`() {
    #expect(fault { $0.size += 1 } == .damaged(entry: "ml/ratings.dat"))
    #expect(fault { $0.size -= 1 } == .damaged(entry: "ml/ratings.dat"))
    #expect(fault { $0.checksum ^= 1 } == .damaged(entry: "ml/ratings.dat"))
    #expect(fault { $0.packed.removeLast() } == .damaged(entry: "ml/ratings.dat"))
    let contradiction = LoadError.ArchiveFault.inconsistent(
      "the sizes of ml/ratings.dat contradict each other")
    #expect(fault { $0.size = 0xFFFF_FFF0 } == contradiction)
    #expect(
      fault {
        $0.method = 0
        $0.size += 1
      } == contradiction)
  }

  @Test func `of kinds that are not read say so`() {
    #expect(fault { $0.flags = 1 } == .encrypted(entry: "ml/ratings.dat"))
    #expect(fault { $0.method = 12 } == .unsupportedMethod(entry: "ml/ratings.dat", code: 12))
    let twice = [ZipBuilder.Entry](repeating: .stored("ratings.dat", "x"), count: 2)
    #expect(
      fault(ZipBuilder(entries: twice).bytes) == .inconsistent("ratings.dat is in it twice"))
  }
}

/// An archive in memory.
struct MemoryAccess: RandomAccess {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var size: Int { bytes.count }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let piece = bytes.dropFirst(offset).prefix(buffer.count)
    buffer.copyBytes(from: piece)
    return piece.count
  }
}
