import Answers
import Concurrency
import RatingData
import Testing

@testable import marquee

@Suite struct `A map of movies` {
  private let data = SmallData.data

  private func sheet() throws -> MapSheet {
    let plane = try #require(
      MoviePlane(MoviePlane.movies(in: data), of: SmallData.model, workers: Workers(count: 1)))
    return MapSheet(plane, of: data, by: "R&D <1>")
  }

  @Test func `is a table with a row for each movie, the most rated first`() throws {
    let lines = try sheet().csv.split(separator: "\n")
    #expect(lines.first == "movieId,x,y,region,title")
    #expect(lines.count == data.ratings.movieCount + 1)
    let ids = lines.dropFirst().map { String($0.prefix { $0 != "," }) }
    let movies = MoviePlane.movies(in: data).reversed().map { "\(data.catalogue[$0].id)" }
    #expect(ids == Array(movies))
  }

  @Test func `is a picture with a mark for each movie and a key, and names that are escaped`()
    throws
  {
    let svg = MapPicture(try sheet()).svg
    let marks = svg.split(separator: "<circle").count + svg.split(separator: "<polygon").count - 2
    let genres = TellingGenres(data, count: 5).genres.count
    #expect(marks == data.ratings.movieCount + genres + 1)
    #expect(svg.contains("by R&amp;D &lt;1&gt;"))
    #expect(svg.hasPrefix("<svg ") && svg.hasSuffix("</svg>\n"))
  }
}
