import RatingData
import TestArchives
import Testing

@testable import Archives
@testable import RatingFiles

@Suite struct `Zip archives` {
  private static let ratings = "1::1::5::978300760\n1::2::3::978300761\n2::1::4::978300762\n"
  private static let movies = "1::One (1999)::Drama\n2::Two::War\n"

  private func read(_ entries: [ZipBuilder.Entry], comment: String = "") throws(LoadError)
    -> DataSet
  {
    try read(ZipBuilder(entries: entries, comment: comment).bytes)
  }

  private func read(_ bytes: [UInt8]) throws(LoadError) -> DataSet {
    try Formats.read(
      ArchiveFiles(bytes, path: "set.zip"), ReadingContext())
  }

  /// What reading comes to, in words.
  private func fault(_ bytes: [UInt8]) -> ArchiveFault? {
    do {
      _ = try read(bytes)
    } catch .archive("set.zip", let fault) {
      return fault
    } catch {
      Issue.record("not a fault of the archive: \(error)")
    }
    return nil
  }

  private func fault(_ change: (inout ZipBuilder.Entry) -> Void) -> ArchiveFault? {
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
    #expect(try read([.squeezed, .stored("movies.dat", Self.movies)]).ratings.values == [5, 3, 4])
  }

  @Test(arguments: ["", "a/", "a/b/"]) func `may hold their set in any one folder`(
    folder: String
  ) throws {
    let data = try read(
      [
        .stored("__MACOSX/\(folder)ratings.dat", "resource fork"), .stored("other/readme", ""),
        .stored(folder + "ratings.dat", Self.ratings), .stored(folder + "movies.dat", Self.movies),
      ], comment: "with a comment")
    #expect(data.ratings.count == 3)
  }

  @Test func `may tell of themselves in numbers of 64 bits`() throws {
    let archive = ZipBuilder(
      entries: [
        .deflated("ml/ratings.dat", Self.ratings), .stored("ml/movies.dat", Self.movies),
      ], comment: "large", isLarge: true)
    #expect(try read(archive.bytes).ratings.values == [5, 3, 4])
  }

  @Test(arguments: ["../ratings.dat", "a/../../ratings.dat", "/ratings.dat", "..\\ratings.dat"])
  func `with names that lead out of them are refused`(path: String) {
    let entries = [ZipBuilder.Entry.stored(path, Self.ratings), .stored("x/ratings.dat", "")]
    #expect(fault(ZipBuilder(entries: entries).bytes) == .unsafe(entry: path))
  }

  @Test(arguments: ["ratings.dat", "ratings.csv"]) func `with two sets are refused`(name: String) {
    let files = ["a/ratings.dat", "b/\(name)"]
    #expect(throws: LoadError.severalSets(container: "set.zip", files: files)) {
      try read([
        .stored("b/\(name)", Self.ratings), .stored("a/ratings.dat", Self.ratings),
        .stored("a/movies.dat", Self.movies),
      ])
    }
  }

  @Test func `hold the outermost of several sets`() throws {
    let data = try read([
      .stored("a/older/ratings.dat", "9::9::1::0\n"), .stored("a/ratings.csv", "u,i,5\nu,j,4\n"),
    ])
    #expect(data.ratings.values == [5, 4])
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

  @Test(arguments: [false, true])
  func `with any one byte wrong never trap, and never give other ratings`(isLarge: Bool) throws {
    let entries: [ZipBuilder.Entry] = [
      .deflated("ml/ratings.dat", Self.ratings), .stored("ml/movies.dat", Self.movies),
    ]
    let whole = ZipBuilder(entries: entries, isLarge: isLarge).bytes
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
    let contradiction = ArchiveFault.inconsistent(
      "has sizes that contradict each other", entry: "ml/ratings.dat")
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
      fault(ZipBuilder(entries: twice).bytes)
        == .inconsistent("is in it twice", entry: "ratings.dat"))
  }
}
