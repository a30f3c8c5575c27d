import Files
import RatingData
import RatingFiles
import TestFolders
import Testing

@testable import Profiles

@Suite struct `Ratings by numbers of other catalogues` {
  private let folder = TemporaryFolder()
  private let catalogue: Catalogue = {
    var heat = Movie(id: MovieID(Int64(6)), title: "Heat (1995)")
    heat.links = MovieLinks(imdb: 113_277, tmdb: 949)
    return Catalogue(
      movies: [heat, Movie(id: MovieID(Int64(608)), title: "Fargo (1996)")], users: [])
  }()

  private func imported(_ text: String) throws -> ImportedRatings {
    try DurableFile.replace(folder.path + "/own.csv", with: Array(text.utf8))
    return try ImportedRatings(.path(folder.path + "/own.csv"), for: catalogue)
  }

  @Test(arguments: [
    "Const,Your Rating,Title,Title Type,Year\ntt0113277,8,Heat - Fuoco incrociato,Movie,1996\n",
    "movie_id,imdb_id,tmdb_id,rating,average_rating,title\n9,0113277,949,4,3.9,Hitze\n",
    "tmdbId,rating\n949,4\n", "imdb_id,rating,date\ntt0113277,4,2024-01-01\n",
  ])
  func `need no title that is the same`(_ text: String) throws {
    let imported = try imported(text)
    #expect(imported.profile.entries.map(\.title) == ["Heat (1995)"])
    #expect(imported.profile.entries.map(\.stars) == [4] && imported.remarks.isEmpty)
  }

  @Test func `go by title where the data do not know the number, and say what is missing`() throws {
    let fargo = try imported(
      "Const,Your Rating,Title,Title Type,Year\ntt0116282,8,Fargo,Movie,1996\n")
    #expect(fargo.profile.entries.map(\.title) == ["Fargo (1996)"])
    let unknown = try imported("imdb_id,rating\ntt0116282,4\n")
    #expect(unknown.unmatched.map(\.title) == ["IMDb 116282"])
  }
}
