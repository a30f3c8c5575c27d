import RatingData
import Testing

@testable import RatingFiles

@Suite struct `ratings.csv and movies.csv` {
  private let header = "userId,movieId,rating,timestamp\n"

  @Test func `hold ratings, titles with commas and quotes, and genres`() throws {
    let movies = #"""
      movieId,title,genres
      1,"American President, The (1995)",Comedy|Drama|Romance
      2,"""Great Performances"" Cats (1998)",Musical
      3,Amélie (2001),(no genres listed)
      4,5" of rain,

      """#
    let data = try MemoryFiles.csv(
      ratings: header + "1,1,2.5,1260759144\n1,2,3.0,1\n2,3,0.5,2\n2,4,4,3\n", movies: movies
    ).read()
    #expect(
      data.catalogue.movies.map(\.listedTitle) == [
        "American President, The (1995)", "\"Great Performances\" Cats (1998)", "Amélie (2001)",
        "5\" of rain",
      ])
    #expect(
      data.catalogue.movies.map(\.genres) == [["Comedy", "Drama", "Romance"], ["Musical"], [], []])
    #expect(Array(data.ratings.values) == [2.5, 3, 0.5, 4])
    #expect(data.ratings.times == [1_260_759_144, 1, 2, 3])
    #expect(data.ratings.scale.range == 0.5...4)
  }

  @Test(arguments: [
    "1,1,4,7\r\n2,2,3,8\r\n", "1,1,4,7\n2,2,3,8", "1,1,4,7\r\n2,2,3,8",
    "1,1,4,7\n2,2,3,8\n\n  \r\n\n",
    "\"1\",1,\"4.0\",7\n2, 2 ,3,8\n", "1,1,4.,7\n2,2,3.0,8.9\n", "1,1,+4,7\n2,2,3,8\r",
  ]) func `may end and quote their lines in any sound way`(lines: String) throws {
    for header in [
      header, header.uppercased(), "\u{FEFF}" + header, "userId,movieId,rating,timestamp\r\n",
    ] {
      let data = try MemoryFiles.csv(ratings: header + lines).read()
      #expect(Array(data.ratings.values) == [4, 3])
      #expect(data.ratings.times == [7, 8])
      #expect(data.catalogue.users.map(\.id.rawValue.number) == [1, 2])
    }
  }

  @Test func `may spell a title over two lines, and errors still count lines`() throws {
    let movies = "movieId,title,genres\r\n1,\"One\nand a half\",Drama\r\nTwo,War\r\n"
    #expect(throws: LoadError.self) {
      try MemoryFiles.csv(ratings: header + "1,1,4,7\n", movies: movies).read()
    }
    do {
      _ = try MemoryFiles.csv(ratings: header + "1,1,4,7\n", movies: movies).read()
    } catch {
      #expect(
        error
          == .broken(
            at: .init(file: "movies.csv", line: 4, column: 1), expected: "movieId,title,genres",
            found: "Two,War"))
    }
  }

  @Test func `are read into the nearest float, as the standard library would`() throws {
    let spelled = [
      "0.1", "3.3", "4.999999", "0.000001", "99.99999", "0.373878287", "1.200780963",
      "5.0000000000",
    ]
    let lines = spelled.enumerated().map { "\($0 + 1),1,\($1),0\n" }.joined()
    let data = try MemoryFiles.csv(ratings: header + lines).read()
    #expect(Array(data.ratings.values) == spelled.compactMap(Float.init))
  }

  @Test func `have one zero, however it is spelled`() throws {
    let data = try MemoryFiles.csv(ratings: header + "2,1,0.3,0\n1,1,-0,0\n1,2,-0.0,0\n").read()
    #expect(data.ratings.values.map(\.bitPattern) == [Float(0.3).bitPattern, 0, 0])
  }

  @Test func `go on behind the line of a quote that is not closed, where that is asked for`() throws
  {
    let files = MemoryFiles.csv(
      ratings: "userId,movieId,rating,timestamp\n1,1,5,0\n1,3,4,0\n",
      movies: "movieId,title,genres\n1,One,War\n2,\"Two,War\n3,Three,War\n")
    let data = try files.read(nil, ReadingOptions(faults: .skip))
    #expect(data.catalogue.movies.map(\.title) == ["One", "Three"])
    #expect(
      data.warnings == [
        "movies.csv: 1 record left out; movies.csv:3:3: expected a closing quote, found"
          + " \"2,\"Two,War 3,Three,War\""
      ])
  }
}
