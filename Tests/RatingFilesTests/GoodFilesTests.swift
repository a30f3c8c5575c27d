import RatingData
import Testing

@testable import RatingFiles

extension Sound: CustomTestStringConvertible {
  var testDescription: String { what }
}

@Suite struct `Anyone's own file` {
  @Test(arguments: Sound.files) func `is understood`(file: Sound) throws {
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
      let isGuess = file.evidence.contains("a header of other names")
      #expect(data.warnings == (isGuess ? ["my.txt:1: \"a,b,c\" is taken for a header"] : []))
    }
  }

  @Test func `is found among others by its name, and not because it is a text`() throws {
    let kaggle = try MemoryFiles([
      "Books.csv": "ISBN,Title\n", "Ratings.csv": "User-ID,ISBN,Book-Rating\n1,a,5\n",
      "Users.csv": "User-ID,Age\n",
    ]).read()
    #expect(kaggle.catalogue.movies.map(\.title) == ["a"])
    let beside = try MemoryFiles(["README.txt": "1,2,3", "RATINGS.TXT": "1,4,5\n"]).read()
    #expect(beside.catalogue.movies.map(\.title) == ["#4"])
    let best = try MemoryFiles(["notes.txt": "1,2,3", "mine.csv": "1,4,5\n"]).read()
    #expect(best.catalogue.movies.map(\.title) == ["#4"])
  }

  @Test func `may go by a name of MovieLens and look otherwise`() throws {
    let tabs = try MemoryFiles(["ratings.dat": "userID\tmovieID\trating\n1\t2\t4.5\n"]).read()
    #expect(tabs.provenance.format == "tsv")
    #expect(tabs.ratings.values == [4.5])
    let commas = try MemoryFiles(["u.data": "ann,x,4\nbob,x,5\n"]).read()
    #expect(commas.catalogue.users.map(\.id) == [UserID("ann"), UserID("bob")])
    let named = try MemoryFiles(["u.data": "5\t1\t2\n"])
      .read(nil, ReadingOptions(columns: [.rating, .user, .item]))
    #expect(named.ratings.values == [5])
  }

  @Test func `has a scale without what binary fractions leave`() throws {
    let lines = (40...49).map { "1,\($0),\(Double($0) / 10)\n" }.joined()
    #expect(try MemoryFiles.alone(lines).read("my.txt").ratings.scale.step == 0.1)
  }

  @Test func `is found in a folder that holds nothing else`() throws {
    let data = try MemoryFiles(["README": "read me", "mine.tsv": "1\t2\t3\n"]).read()
    #expect(data.ratings.count == 1)
    #expect(data.name == "somewhere")
  }

  private func warnings(_ text: String, named name: String = "my.txt") throws -> [String] {
    try MemoryFiles([name: text]).read(name).warnings
  }

  @Test func `has rows that are numbered named, where no other times are there`() throws {
    let rows = (0..<20).map { "\($0),\($0 % 3),\($0 % 7),\($0 % 5 + 1)" }
    let words = try warnings(rows.joined(separator: "\n"))
    #expect(words.contains { $0.contains("--columns _,user,item,rating") }, "\(words)")
    let timed = rows.map { $0 + "000000" }.joined(separator: "\n")
    #expect(try warnings(timed).isEmpty)
  }

  @Test(arguments: [
    // Zeros among five stars; −1 as for what was watched and not rated; and scales that use their zero.
    ("0", (1...5).map(String.init), 40, true), ("-1", (1...10).map(String.init), 5, true),
    ("0", ["1", "2", "3"], 1, false), ("0", ["0.5", "1", "1.5"], 8, false),
    ("-10", ["-5", "0", "5", "10"], 40, false),
  ]) func `has a value named that stands for no rating`(
    value: String, others: [String], count: Int, isNamed: Bool
  ) throws {
    let values =
      [String](repeating: value, count: count) + (0..<60).map { others[$0 % others.count] }
    let text = values.enumerated().map { "\($0 % 9),\($0),\($1)" }.joined(separator: "\n")
    let named = try warnings(text).contains { $0.contains("apart from the others") }
    #expect(named == isNamed)
  }

  @Test func `is a matrix where its name says so, and its line of sizes is no rating`() throws {
    let data = try MemoryFiles(["tiny.mtx": "5 6 3\n1 1 4\n1 2 3\n5 6 5\n"]).read("tiny.mtx")
    #expect(data.ratings.count == 3)
    #expect(data.ratings.scale.range == 3...5)
  }

  @Test func `has its lines left out that cannot be read, where that is asked for`() throws {
    let text = "1,1,5\n1,2,x\n\n1,3\n2,1,101\n2,2,1\n3,1,\"4\n"
    let data = try MemoryFiles.alone(text).read("my.txt", ReadingOptions(faults: .skip))
    #expect(Array(data.ratings.values) == [5, 1])
    #expect(data.provenance.skipped == 4)
    #expect(
      data.warnings == [
        "my.txt: 4 lines left out; the first my.txt:2:5: expected a rating from -100 to 100, found"
          + " \"x\"; my.txt:4:1: expected user, item, rating between commas, found \"1,3\";"
          + " my.txt:5:5: expected a rating from -100 to 100, found \"101\""
      ])
  }

  @Test func `without one good line is refused even then`() {
    let refusal = MemoryFiles.alone("1,1,x\n1,2,y\n").refusal("my.txt", .init(faults: .skip))
    #expect(
      refusal?.description == "my.txt: none of 2 lines could be read; the first: my.txt:1:5:"
        + " expected a rating from -100 to 100, found \"x\"; give a file of ratings, or name its"
        + " columns by --columns")
  }

  @Test func `is warned of where a few ids are no numbers`() throws {
    let lines = (1...30).map { "\($0),\($0),3\n" }.joined() + "1,007,4\n99999999999999999999,1,5\n"
    let data = try MemoryFiles.alone(lines).read("my.txt")
    #expect(
      data.warnings == [
        "my.txt: 1 user id of 31 is no canonical number, such as \"99999999999999999999\";"
          + " kept as text",
        "my.txt: 1 item id of 31 is another spelling of a number that is an id, too, such as"
          + " \"007\" of \"7\"; taken for another item: spell each id in one way",
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
