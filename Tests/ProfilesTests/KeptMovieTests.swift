import Files
import RatingData
import RatingFiles
import TestFolders
import Testing

@testable import Profiles

@Suite struct `Lists beside a profile` {
  private let folder = TemporaryFolder()
  private var file: ProfileFile { ProfileFile(folder.path + "/me.csv") }
  private let heat = ListedMovie(id: MovieID(Int64(6)), ids: .movieLens, title: "Heat (1995)")
  private let days = ListedMovie(id: nil, title: "Perfect Days (2023)")

  @Test func `are kept in files of their own, each movie once`() throws {
    #expect(try file.lists().isEmpty)
    let kept = try file.add(KeptMovies(watched: [heat], watchlist: [days, heat]))
    #expect(kept == KeptMovies(watched: [heat], watchlist: [days, heat]))
    #expect(try file.add(KeptMovies(watchlist: [heat, days])) == kept)
    #expect(try Folder.names(in: folder.path) == ["me.watched", "me.watchlist"])
    #expect(try file.read().entries.isEmpty)
    let text = String(
      decoding: try InputFile.contents(of: folder.path + "/me.watchlist"), as: UTF8.self)
    #expect(text == "movieId,title,ids\n,Perfect Days (2023),\n6,Heat (1995),movielens\n")
  }

  @Test func `keep what others have written there`() throws {
    let own = "title,why,movieId\nFargo (1996),\"snow, again\",608"
    try DurableFile.replace(folder.path + "/me.watchlist", with: Array(own.utf8))
    _ = try file.add(KeptMovies(watchlist: [heat]))
    let text = String(
      decoding: try InputFile.contents(of: folder.path + "/me.watchlist"), as: UTF8.self)
    #expect(text == own + "\nHeat (1995),,6\n")
    let broken = Array("what is this\n".utf8)
    try DurableFile.replace(folder.path + "/me.watched", with: broken)
    #expect(throws: ProfileError.self) { try file.add(KeptMovies(watched: [heat])) }
    #expect(try InputFile.contents(of: folder.path + "/me.watched") == broken)
  }

  @Test func `are found in a catalogue by id or by title`() {
    let catalogue = Catalogue(
      movies: [
        Movie(id: MovieID(Int64(6)), title: "Heat (1995)"),
        Movie(id: MovieID(Int64(7)), title: "Perfect Days (2023)"),
      ], users: [])
    var matcher = ProfileMatcher(catalogue, identifiedBy: .movieLens)
    #expect(matcher.movies(of: [heat, days]) == [MovieIndex(0), MovieIndex(1)])
    #expect(matcher.movies(of: [ListedMovie(id: nil, title: "Nothing (1901)")]).isEmpty)
  }
}
