import Files
import RatingData
import TestFolders
import Testing

@testable import RatingFiles

@Suite struct `Numbers of other catalogues` {
  private let folder = TemporaryFolder()

  private func data(links: String?) throws -> DataSet {
    let files = [
      ("ratings.csv", "userId,movieId,rating,timestamp\n1,1,4.0,1\n1,6,3.0,2\n2,1,5.0,3\n"),
      ("movies.csv", "movieId,title,genres\n1,Toy Story (1995),Comedy\n6,Heat (1995),Crime\n"),
    ]
    for (name, text) in files + (links.map { [("links.csv", $0)] } ?? []) {
      try DurableFile.replace("\(folder.path)/\(name)", with: Array(text.utf8))
    }
    return try Source.path(folder.path).load()
  }

  @Test func `are read from links.csv beside the ratings`() throws {
    let movies = try data(links: "movieId,imdbId,tmdbId\n1,0114709,862\n6,0113277,\n7,1,2\n")
      .catalogue
    #expect(
      movies.movies.map(\.links) == [
        MovieLinks(imdb: 114_709, tmdb: 862), MovieLinks(imdb: 113_277),
      ])
    let linked = LinkedMovies(movies)
    #expect(linked.movie(MovieLinks(imdb: 113_277)) == MovieIndex(1))
    #expect(linked.movie(MovieLinks(imdb: 9, tmdb: 862)) == MovieIndex(0))
    #expect(linked.movie(MovieLinks(imdb: 9)) == nil && linked.movie(MovieLinks()) == nil)
  }

  @Test(arguments: [
    nil, "", "what,is,this\n1,2,3\n", "movieId,imdbId,tmdbId\n1,many,none\n1\n,5,6\n\"1,2\n",
    "movieId,imdbId,tmdbId\n1,99999999999999999999,-5\n1,0,0\n",
  ])
  func `are no reason to refuse ratings`(_ links: String?) throws {
    let data = try data(links: links)
    #expect(data.ratings.count == 3 && data.catalogue.movies.allSatisfy(\.links.isEmpty))
  }

  @Test func `stand beside most movies of the embedded set`() throws {
    let movies = try Source.embedded.load().catalogue.movies
    let linked = movies.filter { $0.links.imdb != nil }
    #expect(linked.count == 7_063)
    #expect(linked.first?.links == MovieLinks(imdb: 114_709, tmdb: 862))
  }

  @Test func `are spelled with or without letters`() {
    #expect(MovieLinks.number("tt0114709") == 114_709 && MovieLinks.number("862") == 862)
    for text in ["", "tt", "0", "-1", "tt-1", "1.5", "99999999999"] {
      #expect(MovieLinks.number(text) == nil, "\(text)")
    }
  }
}
