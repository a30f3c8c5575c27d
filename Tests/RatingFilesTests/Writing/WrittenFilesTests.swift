import Files
import RatingData
import TestFolders
import Testing

@testable import RatingFiles
@testable import RatingWriting

@Suite struct `Written files` {
  struct Golden: CustomTestStringConvertible {
    let format: RatingFormat
    /// By name; what is in Latin-1 stands here as the text that it means.
    let files: [String: String]
    var testDescription: String { format.rawValue }
  }

  @Test(arguments: [RatingFormat.ml100k, .ml1m, .movieLensCSV, .recbole])
  func `keep it that a movie has no title`(format: RatingFormat) throws {
    let folder = TemporaryFolder()
    let files = MemoryFiles.dat(
      ratings: "1::1::5::7\n1::2::4::8\n", movies: "1::::War\n2::Two::War\n")
    let path = folder.path + "/set"
    try SetWriter(files.read(), as: format, to: .path(path, onExisting: .refuse)).write()
    let data = try Source(path).load()
    #expect(data.catalogue.movies.map(\.title) == ["#1", "Two"])
    #expect(data.warnings.count { $0.contains("1 movie without a title: kept, shown as #1") } == 1)
  }

  @Test func `lose no titles where there are none`() throws {
    let data = try MemoryFiles.alone("ann,red,5\nbob,7,4\n").read("my.txt")
    #expect(data.catalogue.movies.map(\.title) == ["#7", "red"])
    #expect(try SetWriter(data, as: .tsv, to: .sink(MemorySink())).losses == [])
  }

  private static let folders = [
    Golden(
      format: .ml100k,
      files: [
        "u.data": "2\t1\t4\t100\n2\t3\t5\t1000000000\n5\t1\t1\t4294967295\n",
        "u.item": """
        1|Rain, Again (1987)|01-Jan-1987|||0|0|0|0|0|1|0|0|1|0|0|0|0|0|0|0|0|0|0
        2|The "Quiet" Hour||||0|0|0|0|0|0|0|0|0|0|1|0|0|0|0|0|0|0|0
        3|Böse Stille (2001)|01-Jan-2001|||0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0

        """,
        "u.user": "2|25|F|writer|00000\n5|1|M|K-12 student|00000\n",
      ]),
    Golden(
      format: .ml1m,
      files: [
        "ratings.dat": "2::1::4::100\n2::3::5::1000000000\n5::1::1::4294967295\n",
        "movies.dat": """
        1::Rain, Again (1987)::Comedy|Drama
        2::The "Quiet" Hour::Film-Noir
        3::Böse Stille (2001)::(no genres listed)

        """,
        "users.dat": "2::F::25::20::00000\n5::M::1::10::00000\n",
      ]),
    Golden(
      format: .ml10m,
      files: [
        "ratings.dat": "2::1::4::100\n2::3::5::1000000000\n5::1::1::4294967295\n",
        "movies.dat": """
        1::Rain, Again (1987)::Comedy|Drama
        2::The "Quiet" Hour::Film-Noir
        3::Böse Stille (2001)::(no genres listed)

        """,
      ]),
    Golden(
      format: .movieLensCSV,
      files: [
        "ratings.csv": """
        userId,movieId,rating,timestamp
        2,1,4.0,100
        2,3,5.0,1000000000
        5,1,1.0,4294967295

        """,
        "movies.csv": """
        movieId,title,genres
        1,"Rain, Again (1987)",Comedy|Drama
        2,"The ""Quiet"" Hour",Film-Noir
        3,Böse Stille (2001),(no genres listed)

        """,
      ]),
    Golden(
      format: .recbole,
      files: [
        "tiny.inter": """
        user_id:token\titem_id:token\trating:float\ttimestamp:float
        2\t1\t4\t100
        2\t3\t5\t1000000000
        5\t1\t1\t4294967295

        """,
        "tiny.item": """
        item_id:token\tmovie_title:token_seq\trelease_year:token\tgenre:token_seq
        1\tRain, Again (1987)\t1987\tComedy Drama
        2\tThe "Quiet" Hour\t\tFilm-Noir
        3\tBöse Stille (2001)\t2001\t

        """,
        "tiny.user": """
        user_id:token\tage:token\tgender:token\toccupation:token
        2\t25–34\tF\twriter
        5\tunder 18\tM\tK-12 student

        """,
      ]),
  ]

  @Test(arguments: folders) func `of a folder are those of its format`(golden: Golden) throws {
    let folder = TemporaryFolder()
    let path = "\(folder.path)/tiny"
    let output = Output.path(path, onExisting: .refuse)
    try SetWriter(WrittenSets.small, as: golden.format, to: output).write()
    #expect(Set(try names(in: path)) == Set(golden.files.keys))
    for (name, text) in golden.files {
      let isLatin1 = [.ml100k, .ml1m].contains(golden.format)
      let bytes =
        isLatin1
        ? text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } : Array(text.utf8)
      #expect(try WrittenSets.bytes("\(path)/\(name)") == bytes, "\(name)")
    }
  }

  @Test(
    arguments: [
      (.csv, "user,item,rating,timestamp\n2,1,4,100\n2,3,5,1000000000\n5,1,1,4294967295\n"),
      (
        .tsv,
        "user\titem\trating\ttimestamp\n2\t1\t4\t100\n2\t3\t5\t1000000000\n5\t1\t1\t4294967295\n"
      ),
      (.libmf, "2 1 4\n2 3 5\n5 1 1\n"),
      (
        .recbole,
        "user_id:token\titem_id:token\trating:float\ttimestamp:float\n2\t1\t4\t100\n"
          + "2\t3\t5\t1000000000\n5\t1\t1\t4294967295\n"
      ),
    ] as [(RatingFormat, String)])
  func `of one file go to standard output too`(format: RatingFormat, text: String) throws {
    let sink = MemorySink()
    try SetWriter(WrittenSets.small, as: format, to: .sink(sink)).write()
    #expect(sink.text == text)
    let folder = TemporaryFolder()
    let path = "\(folder.path)/r.\(format == .recbole ? "inter" : "x")"
    try SetWriter(WrittenSets.small, as: format, to: .path(path, onExisting: .refuse)).write()
    #expect(try WrittenSets.bytes(path) == Array(text.utf8))
    #expect(folder.names.count == 1)
  }

  @Test(
    arguments: [
      (.csv, "user,item,rating\n2,1,3.5\n2,3,1e\n5,1,-2\n"),
      (.libmf, "2 1 3.5\n2 3 1e\n5 1 -2\n"),
      (.recbole, "user_id:token\titem_id:token\trating:float\n2\t1\t3.5\n2\t3\t1e\n5\t1\t-2\n"),
      (
        .movieLensCSV,
        "userId,movieId,rating,timestamp\n2,1,3.5,0\n2,3,1e.0,0\n5,1,-2.0,0\n"
      ),
    ] as [(RatingFormat, String)])
  func `hold any value without an exponent, and no times that are not there`(
    format: RatingFormat, text: String
  ) throws {
    let sink = MemorySink()
    let set = WrittenSets.set(values: [3.5, 1e9, -2], times: [])
    try SetWriter(set, as: format, to: .sink(sink)).write()
    #expect(sink.text == text.replacing("1e", with: "1000000000"))
  }

  @Test(
    arguments: [
      (0.1, "0.1", "0.1"), (1e-5, "0.00001", "0.00001"), (-2.5e-7, "-0.00000025", "-0.00000025"),
      (16_777_216, "16777216", "16777216.0"),
      (1.5e20, "150000000000000000000", "150000000000000000000.0"),
      (100, "100", "100.0"), (0, "0", "0.0"),
      (3.4028235e38, "34028235" + zeros, "34028235" + zeros + ".0"),
    ] as [(Float, String, String)])
  func `spell values so that they come back`(value: Float, shortest: String, withPoint: String) {
    #expect(ValueSpelling.shortest.bytes(of: value) == Array(shortest.utf8))
    #expect(ValueSpelling.withPoint.bytes(of: value) == Array(withPoint.utf8))
    #expect(Float(shortest) == value)
  }

  private static let zeros = String(repeating: "0", count: 31)

  @Test(arguments: [1, 15, 16, 17, 8192]) func `hold ids of any length`(length: Int) throws {
    let id = String(repeating: "x", count: length)
    let sink = MemorySink()
    let users = [User(id: UserID(id)), User(id: UserID("y" + id.dropFirst()))]
    try SetWriter(WrittenSets.set(users: users, times: []), as: .tsv, to: .sink(sink)).write()
    #expect(
      sink.text
        == "user\titem\trating\n\(id)\t1\t4\n\(id)\t3\t5\n\(users[1].id)\t1\t1\n")
  }

  @Test func `are whole, however long`() throws {
    let sink = MemorySink()
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 % 251) }
    try sink.write(TextFile(name: "long", bytes: bytes))
    #expect(sink.bytes == bytes)
  }

  @Test func `quote what would not come back without`() throws {
    let sink = MemorySink()
    let users = [User(id: UserID("a,b")), User(id: UserID("c\"d"))]
    let movies = [Movie(id: MovieID(" é "), title: "y"), Movie(id: MovieID("007"), title: "x")]
    let set = WrittenSets.set(movies: movies, users: users, times: [])
    try SetWriter(set, as: .csv, to: .sink(sink)).write()
    #expect(
      sink.text == "user,item,rating\n\"a,b\",\" é \",4\n\"a,b\",007,5\n\"c\"\"d\",\" é \",1\n")
    // An accent on a quote is a character of its own, and a quote to a reader all the same.
    #expect(CSVField.quoted("\"\u{301}") == "\"\"\"\u{301}\"")
  }
}

func names(in folder: String) throws -> [String] { try Files.Folder.names(in: folder) }

extension RatingFormat: CustomTestStringConvertible {
  public var testDescription: String { rawValue }
}
