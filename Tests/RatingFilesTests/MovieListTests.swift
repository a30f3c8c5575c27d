import Files
import RatingData
import RatingFiles
import TestFolders
import Testing

/// Titles by themselves.
@Suite struct `A list of movies` {
  private func folder(_ text: String) throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    try DurableFile.replace(folder.path + "/list.csv", with: Array(text.utf8))
    return folder
  }

  @Test func `is read by ids`() throws {
    let folder = try folder("movieId,title,genres\n7,\"Léon, the (1994)\",Drama|War\n")
    let movies = try MovieList.read(folder.path + "/list.csv")
    #expect(movies[MovieID(Int64(7))]?.listedTitle == "Léon, the (1994)")
    #expect(movies[MovieID(Int64(7))]?.genres == ["Drama", "War"])
  }

  @Test func `that is not there, or is none, is said with its place`() throws {
    let folder = try folder("movieId,title,genres\n7,Seven\n")
    let none = folder.path + "/none.csv"
    let absent = #expect(throws: LoadError.self) { try MovieList.read(none) }
    #expect("\(try #require(absent))" == "\(none): cannot be opened: there is no such file")
    let error = #expect(throws: LoadError.self) { try MovieList.read(folder.path + "/list.csv") }
    #expect("\(try #require(error))".contains("list.csv:2"))
  }
}
