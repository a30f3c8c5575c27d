import RatingData

/// MovieLens' `links.csv`, movieId,imdbId,tmdbId: under which numbers other catalogues have its movies.
///
/// Nothing that is learned depends on it, so a line that says nothing is no reason to refuse a set: it is left out.
struct LinkList {
  static let file = "links.csv"

  private let links: [Identifier: MovieLinks]

  /// - Returns: nil where there is none, or another file is called so.
  init?(in group: FileGroup) throws(LoadError) {
    guard group.actualName(of: Self.file) != nil else { return nil }
    var records = try CSVRecords(group.contents(of: Self.file))
    guard let header = try? records.next()?.map({ $0.lowercased() }),
      let movie = header.firstIndex(of: "movieid"), let imdb = header.firstIndex(of: "imdbid")
    else { return nil }
    let tmdb = header.firstIndex(of: "tmdbid")
    var links: [Identifier: MovieLinks] = [:]
    while true {
      let fields: [String]
      do throws(LoadError) {
        guard let next = try records.next() else { break }
        fields = next
      } catch {
        continue
      }
      func number(_ column: Int?) -> UInt32? {
        column.flatMap { fields.indices.contains($0) ? MovieLinks.number(fields[$0]) : nil }
      }
      let found = MovieLinks(imdb: number(imdb), tmdb: number(tmdb))
      guard !found.isEmpty, fields.indices.contains(movie),
        let id = FieldText.anyIdentifier(fields[movie])
      else { continue }
      links[id] = found
    }
    self.links = links
  }

  /// A list of movies with their links.
  func adding(to listing: Listing<Movie>) -> Listing<Movie> {
    listing.changed { record in
      guard let links = links[record.id] else { return record.item }
      var movie = record.item
      movie.links = links
      return movie
    }
  }
}
