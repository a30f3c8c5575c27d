import Files
import RatingData
import TestFolders
import Testing

@testable import RatingFiles

/// Names by themselves, for ratings that have none.
@Suite struct `A file of titles` {
  private func folder(_ text: String, _ ratings: String = "") throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    try DurableFile.replace(folder.path + "/list.csv", with: Array(text.utf8))
    try DurableFile.replace(folder.path + "/plays.tsv", with: Array(ratings.utf8))
    return folder
  }

  private func names(_ text: String, columns: TitleColumns? = nil) throws -> [String: String] {
    let folder = try folder(text)
    let movies = try TitleFile(folder.path + "/list.csv", columns: columns).movies()
    return Dictionary(
      uniqueKeysWithValues: movies.values.map { ($0.id.description, $0.listedTitle) })
  }

  @Test func `is read by ids`() throws {
    let folder = try folder("movieId,title,genres\n7,\"Léon, the (1994)\",Drama|War\n")
    let movies = try TitleFile(folder.path + "/list.csv").movies()
    #expect(movies[MovieID(Int64(7))]?.listedTitle == "Léon, the (1994)")
    #expect(movies[MovieID(Int64(7))]?.genres == ["Drama", "War"])
  }

  @Test(arguments: [
    "id\tname\turl\n7\tMassive \"Attack\", the\tx\n",
    "url,name,artistID\nx,\"Massive \"\"Attack\"\", the\",7\n",
    "id,book_id,Name\n1,7,\"Massive \"\"Attack\"\", the\"\n",
    "ISBN\tTitle\r\n7\tMassive \"Attack\", the\r\n",
  ]) func `finds its columns by their names`(text: String) throws {
    #expect(try names(text) == ["7": "Massive \"Attack\", the"])
  }

  @Test func `may be told its columns`() throws {
    let text = "id,code,what,kind\n1,7,Seven,Drama\n"
    #expect(try names(text, columns: TitleColumns(id: "code", name: "What")) == ["7": "Seven"])
    let wrong = #expect(throws: LoadError.self) {
      try names(text, columns: TitleColumns(id: "code", name: "nothing"))
    }
    #expect("\(try #require(wrong))".contains("list.csv:1"))
    #expect("\(try #require(wrong))".contains("the columns code,nothing"))
  }

  @Test func `that is not there, or is none, is said with its place`() throws {
    let folder = try folder("movieId,title,genres\n7,Seven\n")
    let none = folder.path + "/none.csv"
    let absent = #expect(throws: LoadError.self) { try TitleFile(none).movies() }
    #expect("\(try #require(absent))" == "\(none): cannot be opened: there is no such file")
    let error = #expect(throws: LoadError.self) {
      try TitleFile(folder.path + "/list.csv").movies()
    }
    #expect("\(try #require(error))".contains("list.csv:2"))
    let other = #expect(throws: LoadError.self) { try names("a,b\n1,2\n") }
    #expect("\(try #require(other))".contains("--title-columns"))
    #expect(throws: LoadError.self) { try names("") }
  }

  @Test func `names the items of any ratings, and counts what does not meet`() throws {
    let folder = try folder(
      "id\tname\n51\tDuran Duran\n52\t\n99\tNobody\n98\tNo One\n",
      "userID\tartistID\tweight\n2\t51\t3\n3\t52\t4\n3\t53\t5\n")
    var options = ReadingOptions()
    options.titles = TitleFile(folder.path + "/list.csv")
    let data = try Source(folder.path + "/plays.tsv").load(options)
    #expect(data.catalogue.movies.map(\.title) == ["Duran Duran", "#52", "#53"])
    #expect(data.catalogue.unratedMovies.map(\.title) == ["No One", "Nobody"])
    #expect(
      data.warnings == [
        "plays.tsv: 1 rating of 1 item not in list.csv: kept, shown as #53",
        "list.csv: 1 item without a title: kept, shown as #52",
        "list.csv: 2 names of nothing that is rated",
      ])
  }

  @Test(arguments: [
    // What the columns, or the genres, are called.
    ("userID\tartistID\tweight", "id\tname\tkind", ItemKind.item),
    ("userID\tmovieID\tweight", "id\tname\tkind", .movie),
    ("user\tfilm\trating", "id\tname\tkind", .movie),
    ("user\titem\trating", "id\tname\tgenres", .movie),
    ("user\tmovielist\trating", "id\tname\tkind", .item),
  ]) func `tells items from movies`(ratings: String, titles: String, kind: ItemKind) throws {
    let folder = try folder(
      titles + "\n1\tOne\tDrama\n2\tTwo\tFilm-Noir\n", ratings + "\n7\t1\t3\n8\t2\t4\n")
    var options = ReadingOptions()
    options.titles = TitleFile(folder.path + "/list.csv")
    #expect(try Source(folder.path + "/plays.tsv").load(options).kind == kind)
  }

  @Test func `of other genres than those of movies names items`() throws {
    let folder = try folder(
      "id\tname\tgenres\n1\tOne\tRPG\n2\tTwo\tAction\n", "user\titem\trating\n7\t1\t3\n8\t2\t4\n")
    var options = ReadingOptions()
    options.titles = TitleFile(folder.path + "/list.csv")
    #expect(try Source(folder.path + "/plays.tsv").load(options).kind == .item)
  }

  @Test func `comes before what the ratings' own files say, and leaves the rest`() throws {
    let folder = try folder("movieId,title\n2,Two too\n9,Nine\n")
    try DurableFile.replace(
      folder.path + "/ratings.csv",
      with: Array("userId,movieId,rating,timestamp\n1,1,4,1\n1,2,3,1\n".utf8))
    try DurableFile.replace(
      folder.path + "/movies.csv",
      with: Array("movieId,title,genres\n1,One,War\n2,Two,Drama\n".utf8))
    var options = ReadingOptions()
    options.titles = TitleFile(folder.path + "/list.csv")
    let data = try Source(folder.path + "/ratings.csv").load(options)
    #expect(data.catalogue.movies.map(\.title) == ["One", "Two too"])
    #expect(data.catalogue.movies.map(\.genres) == [["War"], ["Drama"]])
    #expect(data.catalogue.unratedMovies.map(\.title) == ["Nine"])
  }
}
