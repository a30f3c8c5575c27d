import RatingData
import Testing

@testable import MovieLens

/// A file that is sound, and the ratings that are in it.
struct Sound: CustomTestStringConvertible, Sendable {
  let what: String
  let text: String
  var columns: [RatingColumn?]?
  var users = ["1", "2"]
  var movies = ["10", "20"]
  /// User, movie, value by place.
  var ratings: [(Int, Int, Float)] = [(0, 0, 5), (0, 1, 3.5), (1, 0, 1)]
  var times: [UInt32] = []
  let format: String
  let evidence: String

  var testDescription: String { what }
}

@Suite struct `Anyone's own file` {
  static let files: [Sound] = [
    Sound(
      what: "commas", text: "1,10,5\n1,20,3.5\n2,10,1\n", format: "csv",
      evidence: "commas between 3 columns; no header, by order: user, item, rating"),
    Sound(
      what: "tabs and times", text: "1\t10\t5\t7\n1\t20\t3.5\t8\n2\t10\t1\t9\n", times: [7, 8, 9],
      format: "tsv",
      evidence: "tabs between 4 columns; no header, by order: user, item, rating, timestamp"),
    Sound(
      what: "blanks, several of them, as LibMF's", text: "1 10  5\n 1 20 3.5 \n2 10\t1\n",
      format: "text with blanks",
      evidence: "blanks between 3 columns; no header, by order: user, item, rating"),
    Sound(
      what: "bars", text: "1|10|5\n1|20|3.5\n2|10|1", format: "text with bars",
      evidence: "bars between 3 columns; no header, by order: user, item, rating"),
    Sound(
      what: "double colons", text: "1::10::5::7\n1::20::3.5::8\n2::10::1::9\n", times: [7, 8, 9],
      format: "text with double colons",
      evidence:
        "double colons between 4 columns; no header, by order: user, item, rating, timestamp"),
    Sound(
      what: "a header in another order",
      text: "rating;when;Movie ID;user-id\n5;x;10;1\n3.5;;20;1\n1;y;10;2\n",
      format: "text with semicolons",
      evidence: "semicolons between 4 columns; named by the header:"
        + " rating, Movie ID (item), user-id (user)"),
    Sound(
      what: "a header with types, as RecBole's",
      text: "user_id:token\titem_id:token\trating:float\ttimestamp:float\n"
        + "1\t10\t5\t7.0\n1\t20\t3.5\t8\n2\t10\t1\t9.5\n",
      times: [7, 8, 9], format: "tsv",
      evidence: "tabs between 4 columns; named by the header: user_id:token (user),"
        + " item_id:token (item), rating:float (rating), timestamp:float (timestamp)"),
    Sound(
      what: "a header of unknown names", text: "a,b,c\n1,10,5\n1,20,3.5\n2,10,1\n", format: "csv",
      evidence: "commas between 3 columns; a header of other names, by order:"
        + " a (user), b (item), c (rating)"),
    Sound(
      what: "a header that names all but the item",
      text: "whisky,user,stars\n10,1,5\n20,1,3.5\n10,2,1\n", format: "csv",
      evidence: "commas between 3 columns; named by the header:"
        + " whisky (item), user, stars (rating)"),
    Sound(
      what: "columns that a person names", text: "x,5,10,1\ny,3.5,20,1\nz,1,10,2\n",
      columns: [nil, .rating, .item, .user], format: "csv",
      evidence: "commas between 4 columns; by --columns: rating, item, user"),
    Sound(
      what: "columns that a person names, under a header, and more behind them",
      text: "n,u,m,c\n5,1,10,x\n3.5,1,20,x\n1,2,10,x\n", columns: [.rating, .user, .item],
      format: "csv",
      evidence: "commas between 4 columns; by --columns: n (rating), u (user), m (item)"),
    Sound(
      what: "texts for ids",
      text: "\"User-ID\";\"ISBN\";\"Book-Rating\"\n\"ann\";\"0x5\";\"5\"\n\"ann\";\"a;\"\"b\";3.5\n"
        + "Zoë;0x5;1\n",
      users: ["Zoë", "ann"], movies: ["0x5", "a;\"b"],
      ratings: [(1, 0, 5), (1, 1, 3.5), (0, 0, 1)], format: "text with semicolons",
      evidence: "semicolons between 3 columns; named by the header: User-ID (user),"
        + " ISBN (item), Book-Rating (rating)"),
    Sound(
      what: "a mark at the start, mixed line ends, blank lines and separators behind",
      text: "\u{FEFF}1,10,5,\r\n\n1,20,3.5,\n  \r\n2,10,1,", format: "csv",
      evidence: "commas between 3 columns; no header, by order: user, item, rating"),
    Sound(
      what: "dates and thousandths",
      text: "1,10,5,1970-01-02\n1,20,3.5,1970-01-01T00:00:08.5Z\n2,10,1,1112486027000\n",
      times: [86400, 8, 1_112_486_027], format: "csv",
      evidence: "commas between 4 columns; no header, by order: user, item, rating, timestamp"),
    Sound(
      what: "a scale from 0 to 100 that is no halves", text: "1 10 100\n1 20 0.25\n2 10 0\n",
      ratings: [(0, 0, 100), (0, 1, 0.25), (1, 0, 0)], format: "text with blanks",
      evidence: "blanks between 3 columns; no header, by order: user, item, rating"),
  ]

  @Test(arguments: files) func `is understood`(file: Sound) throws {
    for threads in [1, 3] {
      let data = try MemoryFiles.alone(file.text)
        .read("my.txt", ReadingOptions(columns: file.columns, threads: threads))
      #expect(data.catalogue.users.map(\.id.description) == file.users)
      #expect(data.catalogue.movies.map(\.id.description) == file.movies)
      #expect(data.ratings.users == file.ratings.map { UserIndex($0.0) })
      #expect(data.ratings.movies == file.ratings.map { MovieIndex($0.1) })
      #expect(Array(data.ratings.values) == file.ratings.map(\.2))
      #expect(data.ratings.times == file.times)
      #expect(data.provenance.format == file.format)
      #expect(data.provenance.evidence == "my.txt: \(file.evidence)")
      #expect(data.name == "my.txt")
      #expect(data.warnings == [])
    }
  }

  @Test func `is found in a folder that holds nothing else`() throws {
    let data = try MemoryFiles(["README": "read me", "mine.tsv": "1\t2\t3\n"]).read()
    #expect(data.ratings.count == 1)
    #expect(data.name == "somewhere")
  }

  @Test func `has its lines left out that cannot be read, where that is asked for`() throws {
    let text = "1,1,5\n1,2,x\n\n1,3\n2,1,101\n2,2,1\n3,1,\"4\n"
    let data = try MemoryFiles.alone(text).read("my.txt", ReadingOptions(faults: .skip))
    #expect(Array(data.ratings.values) == [5, 1])
    #expect(data.provenance.skipped == 4)
    #expect(
      data.warnings == [
        "my.txt: 4 lines left out; the first my.txt:2:5: expected a rating from 0 to 100, found"
          + " \"x\"; my.txt:4:1: expected user, item, rating between commas, found \"1,3\";"
          + " my.txt:5:5: expected a rating from 0 to 100, found \"101\""
      ])
  }

  @Test func `without one good line is refused even then`() {
    let refusal = MemoryFiles.alone("1,1,x\n1,2,y\n").refusal("my.txt", .init(faults: .skip))
    let place = LoadError.Place(file: "my.txt", line: 1, column: 5)
    #expect(refusal == .broken(at: place, expected: "a rating from 0 to 100", found: "x"))
  }

  @Test func `is warned of where a few ids are no numbers`() throws {
    let lines = (1...30).map { "\($0),\($0),3\n" }.joined() + "1,007,4\n99999999999999999999,1,5\n"
    let data = try MemoryFiles.alone(lines).read("my.txt")
    #expect(
      data.warnings == [
        "my.txt: 1 user id of 31 is no canonical number, such as \"99999999999999999999\";"
          + " kept as text",
        "my.txt: 1 movie id of 31 is no canonical number, such as \"007\"; kept as text",
      ])
    #expect(data.catalogue.movies.last?.title == "007")
  }

  /// Every way to cut a text into blocks and give it to workers.
  @Test func `comes out the same with any number of threads`() throws {
    var generator = SeededGenerator(seed: 7, stream: .other)
    var text = "user,item,rating,timestamp\n"
    for _ in 0..<150_000 {
      let user = Int.random(in: 1...900, using: &generator)
      let movie = Int.random(in: 1...5000, using: &generator)
      let name = movie % 7 == 0 ? "m\(movie)" : "\(movie)"
      text += "\(user),\(name),\(Int.random(in: 1...10, using: &generator)),\(movie * 1000)\n"
    }
    let files = MemoryFiles.alone(text)
    let one = try files.read("my.txt", ReadingOptions(threads: 1))
    for threads in [2, 3, 8] {
      let several = try files.read("my.txt", ReadingOptions(threads: threads))
      #expect(several.ratings.users == one.ratings.users)
      #expect(several.ratings.movies == one.ratings.movies)
      #expect(several.ratings.values == one.ratings.values)
      #expect(several.ratings.times == one.ratings.times)
      #expect(several.catalogue.movies == one.catalogue.movies)
      #expect(several.catalogue.users == one.catalogue.users)
    }
    #expect(one.ratings.count == 150_000)
    #expect(one.provenance.repeats > 0)
  }
}
