import Dispatch
import Files
import Glibc
import RatingData
import TestArchives
import TestFolders
import Testing

@testable import RatingFiles

/// A set as its publisher lays it out, imitated with a few lines: three ratings by two users.
struct Layout: CustomTestStringConvertible, Sendable {
  let format: String
  /// By name; the first holds the ratings.
  let files: [(name: String, text: String)]
  /// The titles of both movies; nil where nothing tells them.
  var titles: [String]?
  /// Whether the text in `files` is in Latin-1; else it is in UTF-8.
  var isLatin1 = false

  var testDescription: String { format }
  var ratings: String { files[0].name }

  func bytes(_ text: String) -> [UInt8] {
    isLatin1 ? text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } : Array(text.utf8)
  }

  private static let flags = "1|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0"

  static let all = [
    Layout(
      format: "ml-100k",
      files: [
        ("u.data", "1\t10\t5\t7\n1\t20\t3\t8\n2\t10\t1\t9\n"),
        ("u.item", "10|Léon (1994)|||x|\(flags)\n20|Two|||x|\(flags)\n"),
        ("u.user", "1|24|M|writer|1\n2|30|F|other|2\n"),
      ], titles: ["Léon (1994)", "Two"], isLatin1: true),
    Layout(
      format: "ml-1m",
      files: [
        ("ratings.dat", "1::10::5::7\n1::20::3::8\n2::10::1::9\n"),
        ("movies.dat", "10::Léon (1994)::Drama\n20::Two::War\n"),
        ("users.dat", "1::F::1::10::48067\n2::M::56::16::70072\n"),
      ], titles: ["Léon (1994)", "Two"], isLatin1: true),
    Layout(
      format: "ml-10m",
      files: [
        ("ratings.dat", "1::10::5::7\n1::20::3.5::8\n2::10::1::9\n"),
        ("movies.dat", "10::Léon (1994)::Drama\n20::Two::War\n"), ("tags.dat", "1::10::x::7\n"),
      ], titles: ["Léon (1994)", "Two"]),
    Layout(
      format: "movielens-csv",
      files: [
        ("ratings.csv", "userId,movieId,rating,timestamp\r\n1,10,5.0,7\r\n1,20,3.5,8\r\n2,10,1,9"),
        ("movies.csv", "movieId,title,genres\r\n10,\"Léon, the (1994)\",Drama\r\n20,Two,War\r\n"),
        ("links.csv", "movieId,imdbId,tmdbId\r\n"), ("tags.csv", "userId,movieId,tag,timestamp"),
      ], titles: ["Léon, the (1994)", "Two"]),
    Layout(
      format: "recbole",
      files: [
        ("x.inter", "user_id:token\titem_id:token\trating:float\n1\t10\t5\n1\t20\t3.5\n2\t10\t1\n"),
        ("x.item", "item_id:token\tmovie_title:token_seq\n10\tLéon\n20\tTwo\n"),
      ], titles: ["Léon", "Two"]),
    Layout(format: "csv", files: [("mine.csv", "user,item,rating\n1,10,5\n1,20,3.5\n2,10,1\n")]),
    Layout(format: "tsv", files: [("mine.tsv", "1\t10\t5\n1\t20\t3.5\n2\t10\t1\n")]),
    Layout(
      format: "text with blanks", files: [("libmf.txt", "1 10 5\n1 20 3.5\n2 10 1\n")]),
    Layout(format: "text with bars", files: [("mine.txt", "1|10|5\n1|20|3.5\n2|10|1\n")]),
    Layout(
      format: "text with double colons", files: [("mine.txt", "1::10::5\n1::20::3.5\n2::10::1\n")]
    ),
  ]
}

/// Every layout out of everything that it may come in.
@Suite struct `Ratings come out the same` {
  private let folder = TemporaryFolder()

  private func write(_ bytes: [UInt8], _ name: String) throws -> String {
    let path = Folder.path(name, in: folder.path)
    try Folder.create(Folder.parent(of: path))
    try DurableFile.replace(path, with: bytes)
    return path
  }

  private func expect(_ layout: Layout, from source: Source, titles: [String]?) throws {
    let data = try source.load()
    #expect(data.ratings.users.map(\.rawValue) == [0, 0, 1])
    #expect(data.ratings.movies.map(\.rawValue) == [0, 1, 0])
    #expect(data.ratings.values.first == 5 && data.ratings.values.last == 1)
    #expect(data.catalogue.movies.map(\.listedTitle) == titles ?? ["#10", "#20"])
    #expect(data.provenance.format == layout.format)
  }

  @Test(arguments: Layout.all, ["", "deeper/"])
  func `out of a folder`(layout: Layout, path: String) throws {
    for file in layout.files { _ = try write(layout.bytes(file.text), "set/" + path + file.name) }
    try expect(layout, from: Source(folder.path + "/set"), titles: layout.titles)
    let ratings = Source("\(folder.path)/set/\(path)\(layout.ratings)")
    try expect(layout, from: ratings, titles: layout.titles)
  }

  @Test(arguments: Layout.all) func `out of a folder of packed files`(layout: Layout) throws {
    for file in layout.files {
      _ = try write(Gzip.packed(layout.bytes(file.text)), "set/\(file.name).gz")
    }
    try expect(layout, from: Source(folder.path + "/set"), titles: layout.titles)
    let ratings = Source("\(folder.path)/set/\(layout.ratings).gz")
    try expect(layout, from: ratings, titles: layout.titles)
  }

  @Test func `out of the one of two that is named`() throws {
    let plain = try write(Array("1::10::5::7\n".utf8), "set/ratings.dat")
    let packed = try write(Gzip.packed(Array("1::10::2::7\n".utf8)), "set/ratings.dat.gz")
    #expect(try Source(plain).load().ratings.values == [5])
    #expect(try Source(packed).load().ratings.values == [2])
  }

  @Test func `out of a packed file with zeros behind it, and nothing else`() throws {
    let packed = Gzip.packed(Array("1,10,5\n".utf8))
    let padded = try write(packed + [UInt8](repeating: 0, count: 300_000), "padded.csv.gz")
    #expect(try Source(padded).load().ratings.values == [5])
    let odd = try write(packed + [0, 0] + "some text".utf8, "odd.csv.gz")
    #expect(throws: LoadError.archive(path: "odd.csv.gz", fault: .damagedGzip)) {
      try Source(odd).load()
    }
  }

  @Test func `out of a file that only begins like an archive`() throws {
    let path = try write(Array("PK1,a,5\nPK2,b,4\n".utf8), "my.csv")
    #expect(try Source(path).load().ratings.values == [5, 4])
  }

  @Test(arguments: Layout.all, ["", "x/"])
  func `out of an archive`(layout: Layout, path: String) throws {
    let entries = layout.files.map { file in
      ZipBuilder.Entry.deflated(path + file.name, layout.bytes(file.text))
    }
    let archive = try write(ZipBuilder(entries: entries).bytes, "set.zip")
    try expect(layout, from: Source(archive), titles: layout.titles)
  }

  @Test(arguments: Layout.all, [false, true])
  func `through a pipe`(layout: Layout, isPacked: Bool) throws {
    let path = folder.path + "/pipe"
    mkfifo(path, 0o600)
    let text = layout.bytes(layout.files[0].text)
    let bytes = isPacked ? Gzip.packed(text) : text
    DispatchQueue(label: "writer").async {
      guard let pipe = fopen(path, "w") else { return }
      fwrite(bytes, 1, bytes.count, pipe)
      fclose(pipe)
    }
    // A pipe carries no name and no other file: what it holds is known by its looks alone.
    let data = try Source(path).load()
    #expect(data.ratings.movies.map(\.rawValue) == [0, 1, 0])
    #expect(data.catalogue.movies.map(\.title) == ["#10", "#20"])
  }
}

/// Packs little gzip files.
enum Gzip {
  /// One member whose bytes are kept as they are: RFC 1952, and RFC 1951, 3.2.4.
  static func packed(_ bytes: [UInt8]) -> [UInt8] {
    let count = UInt16(bytes.count)
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1]
      + ZipBuilder.little(count) + ZipBuilder.little(~count) + bytes
      + ZipBuilder.little(ZipBuilder.checksum(bytes)) + ZipBuilder.little(UInt32(bytes.count))
  }
}
