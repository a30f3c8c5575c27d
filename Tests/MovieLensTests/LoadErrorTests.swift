import Testing

@testable import MovieLens

/// What is broken, and what the program says to it.
struct Fault: CustomTestStringConvertible, Sendable {
  let files: [String: String]
  let words: String

  var testDescription: String { words }

  static func dat(_ ratings: String, _ words: String) -> Fault {
    Fault(files: ["ratings.dat": ratings, "movies.dat": "1::One::Drama\n"], words: words)
  }

  static func movies(_ movies: String, _ words: String) -> Fault {
    Fault(files: ["ratings.dat": "1::1::5::0\n", "movies.dat": movies], words: words)
  }

  static func csv(_ ratings: String, _ words: String) -> Fault {
    Fault(
      files: ["ratings.csv": ratings, "movies.csv": "movieId,title,genres\n1,One,Drama\n"],
      words: words)
  }

  static func csvMovies(_ movies: String, _ words: String) -> Fault {
    Fault(
      files: ["ratings.csv": "userId,movieId,rating,timestamp\n1,1,5,0\n", "movies.csv": movies],
      words: words)
  }
}

@Suite struct `Broken files` {
  private static let line = "UserID::MovieID::Rating::Timestamp"
  private static let csvLine = "userId,movieId,rating,timestamp"
  private static let todo = "; correct or remove that line"

  static let faults: [Fault] = [
    .dat("1::1::5::0\n1::1::5\n", "ratings.dat:2: expected \(line), found \"1::1::5\"\(todo)"),
    .dat("1::1::5::0::9\n", "ratings.dat:1: expected \(line), found \"1::1::5::0::9\"\(todo)"),
    .dat("1:1:5:0\n", "ratings.dat:1: expected \(line), found \"1:1:5:0\"\(todo)"),
    .dat("1::1::5::0\n\n1::1::5::0\n", "ratings.dat:2: expected \(line), found \"\"\(todo)"),
    .dat("1::one::5::0\n", "ratings.dat:1: expected \(line), found \"1::one::5::0\"\(todo)"),
    .dat("-1::1::5::0\n", "ratings.dat:1: expected \(line), found \"-1::1::5::0\"\(todo)"),
    .dat("::1::5::0\n", "ratings.dat:1: expected \(line), found \"::1::5::0\"\(todo)"),
    .dat("1::1::five::0\n", "ratings.dat:1: expected \(line), found \"1::1::five::0\"\(todo)"),
    .dat("1::1::5::now\n", "ratings.dat:1: expected \(line), found \"1::1::5::now\"\(todo)"),
    .dat("1::1::5::nan\n", "ratings.dat:1: expected \(line), found \"1::1::5::nan\"\(todo)"),
    .dat("1::1::nan::0\n", "ratings.dat:1: expected \(line), found \"1::1::nan::0\"\(todo)"),
    .dat("1::1::inf::0\n", "ratings.dat:1: expected \(line), found \"1::1::inf::0\"\(todo)"),
    .dat("1::1::0x1p2::0\n", "ratings.dat:1: expected \(line), found \"1::1::0x1p2::0\"\(todo)"),
    .dat("1::1::3e0::0\n", "ratings.dat:1: expected \(line), found \"1::1::3e0::0\"\(todo)"),
    .dat("1::1::1.2.3::0\n", "ratings.dat:1: expected \(line), found \"1::1::1.2.3::0\"\(todo)"),
    .dat("1::1::.::0\n", "ratings.dat:1: expected \(line), found \"1::1::.::0\"\(todo)"),
    .dat("1::1::-::0\n", "ratings.dat:1: expected \(line), found \"1::1::-::0\"\(todo)"),
    .dat("1::1::5::1e9\n", "ratings.dat:1: expected \(line), found \"1::1::5::1e9\"\(todo)"),
    .dat("1::1::-1::0\n", "ratings.dat:1: expected a rating from 0 to 100, found \"-1\"\(todo)"),
    .dat(
      "1::1::100.5::0\n", "ratings.dat:1: expected a rating from 0 to 100, found \"100.5\"\(todo)"),
    .dat(
      "9223372036854775808::1::5::0\n",
      "ratings.dat:1: expected a user id of 64 bits, found \"9223372036854775808\"\(todo)"),
    .dat(
      "1::99999999999999999999::5::0\n",
      "ratings.dat:1: expected a movie id of 64 bits, found \"99999999999999999999\"\(todo)"),
    .dat(
      "1::\u{1B}[2J\t::5::0\n",
      "ratings.dat:1: expected \(line), found \"1:: [2J ::5::0\"\(todo)"),
    .dat(
      String(repeating: "é", count: 61),
      "ratings.dat:1: expected \(line), found \"\(String(repeating: "é", count: 60))…\"\(todo)"),
    .dat("", "ratings.dat: empty; expected lines of \(line)"),
    .dat("\n \n", "ratings.dat: empty; expected lines of \(line)"),
    .movies("", "movies.dat: empty; expected lines of MovieID::Title::Genres"),
    .movies(
      "1::One::War\n2::Two\n",
      "movies.dat:2: expected MovieID::Title::Genres, found \"2::Two\"\(todo)"),
    .movies(
      "3::Three::War\n1::One::War\n3::Drei::War\n",
      "movies.dat:3: movie 3 is listed already in line 1; remove one of them"),
    .csv("", "ratings.csv: empty; expected lines of \(csvLine)"),
    .csv("\(csvLine)\n", "ratings.csv: empty; expected lines of \(csvLine)"),
    .csv("1,1,5,0\n", "ratings.csv:1: expected the header \(csvLine), found \"1,1,5,0\"\(todo)"),
    .csv("\(csvLine)\n1,1,5\n", "ratings.csv:2: expected \(csvLine), found \"1,1,5\"\(todo)"),
    .csv(
      "\(csvLine)\r\n1,1,5,0\r\n1,\"1,5,0\r\n",
      "ratings.csv:3: expected \(csvLine), found \"1,\"1,5,0\"\(todo)"),
    .csvMovies(
      "movieId,title,genres\n", "movies.csv: empty; expected lines of movieId,title,genres"),
    .csvMovies(
      "movieId,title,genres\n1,Cry, the Country,Drama\n",
      "movies.csv:2: expected movieId,title,genres, found \"1,Cry, the Country,Drama\"\(todo)"),
    .csvMovies(
      "movieId,title,genres\n1,\"One,Drama\n2,Two,War\n",
      "movies.csv:2: expected a closing quote, found \"1,\"One,Drama 2,Two,War\"\(todo)"),
    .csvMovies(
      "movieId,title,genres\n1,\"One\"x,Drama\n",
      "movies.csv:2: expected a comma after the closing quote, found \"1,\"One\"\"\(todo)"),
    Fault(
      files: ["ratings.csv": ""],
      words: "somewhere: movies.csv is missing; it belongs beside ratings.csv"),
    Fault(
      files: ["notes.txt": "", "b": ""],
      words: "somewhere: expected ratings.dat with movies.dat or ratings.csv with movies.csv,"
        + " found b, notes.txt"),
    Fault(
      files: [:],
      words: "somewhere: expected ratings.dat with movies.dat or ratings.csv with movies.csv,"
        + " found nothing"),
  ]

  @Test(arguments: faults) func `are refused in words that say where and why`(fault: Fault) {
    var words = "nothing was refused"
    do {
      _ = try Formats.read(MemoryFiles(fault.files))
    } catch {
      words = error.description
    }
    #expect(words == fault.words)
  }

  @Test func `are told from absent ones`() {
    #expect(LoadError.noSuchInput(path: "x").kind == .noInput)
    #expect(LoadError.noSuchKnownSet(name: "ml-1m").kind == .noInput)
    #expect(LoadError.notReadable(path: "x", reason: "").kind == .noInput)
    #expect(LoadError.missingFile(name: "m", container: "x", beside: "r").kind == .noInput)
    #expect(LoadError.readFailed(path: "x", reason: "").kind == .inputOutput)
    #expect(LoadError.unsupportedFile(path: "x").kind == .badData)
    #expect(LoadError.archive(path: "x", fault: .truncated).kind == .badData)
  }

  @Test func `cannot move a cursor through the words about them`() {
    #expect(LoadError.excerpt("a\u{1B}[2Jb\u{202E}c\n") == "a\\u{1B}[2Jb\\u{202E}c\\n")
  }
}
