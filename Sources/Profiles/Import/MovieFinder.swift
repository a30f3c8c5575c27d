import RatingData
import Text

/// Finds movies that a site names in a catalogue.
struct MovieFinder {
  enum Finding: Equatable {
    case found(id: MovieID, title: String)
    case unmatched(UnmatchedMovie.Reason)
  }

  private let catalogue: Catalogue
  private let index: TitleIndex
  private let origin: ImportLayout.Origin
  private let linked: LinkedMovies

  init(_ catalogue: Catalogue, _ origin: ImportLayout.Origin) {
    self.catalogue = catalogue
    self.origin = origin
    linked = LinkedMovies(catalogue)
    // What is kept as it is needs none.
    index = TitleIndex(origin == .own ? [] : catalogue.movies)
  }

  func find(_ line: ImportedLine) -> Finding {
    // A number of another catalogue needs no title beside it.
    if origin != .own, let movie = linked.movie(line.links) {
      return .found(
        id: catalogue[movie].id, title: catalogue[movie].hasTitle ? catalogue[movie].title : "")
    }
    return switch origin {
    case .own: line.id.map { .found(id: $0, title: line.titles.first ?? "") } ?? .unmatched(.absent)
    case .movieLens: findByID(line)
    case .site: finding(line.titles.lazy.map { index.match(titled: $0, year: line.year) })
    }
  }

  /// The title proves that an id is that of these data.
  private func findByID(_ line: ImportedLine) -> Finding {
    let title = line.titles.first ?? ""
    let named = line.id.flatMap { catalogue.index(of: $0) }.map { catalogue[$0] }
    if let named, !named.hasTitle || named.mayBe(title) {
      return .found(id: named.id, title: named.hasTitle ? named.listedTitle : title)
    }
    let found = finding(CollectionOfOne(index.match(listed: title)))
    if let named, found == .unmatched(.absent) { return .unmatched(.otherMovie(named)) }
    return found
  }

  /// The first that says anything.
  private func finding(_ matches: some Sequence<TitleIndex.Match>) -> Finding {
    switch matches.first(where: { $0 != .none }) ?? .none {
    case .one(let movie): .found(id: catalogue[movie].id, title: catalogue[movie].listedTitle)
    case .several(let movies): .unmatched(.several(movies.map { catalogue[$0] }))
    case .none: .unmatched(.absent)
    }
  }
}

/// A movie of somebody's list that is none of these data, or cannot be told from others.
public struct UnmatchedMovie: Sendable, Equatable, CustomStringConvertible {
  public enum Reason: Sendable, Equatable {
    case absent
    /// Which ones fit.
    case several([Movie])
    /// Its id is that of another movie in these data.
    case otherMovie(Movie)
  }

  /// With its year, where it is known.
  public let title: String
  public let file: String
  public let line: Int
  public let reason: Reason

  public init(title: String, file: String, line: Int, reason: Reason = .absent) {
    self.title = title
    self.file = file
    self.line = line
    self.reason = reason
  }

  public var description: String {
    let start = "\(file):\(line): \(title.excerpt())"
    switch reason {
    case .absent: return "\(start) is not in these data"
    case .several(let movies):
      let list = movies.prefix(6).map { "\($0.title.excerpt()) (\($0.id.description.excerpt()))" }
        .joined(separator: ", ")
      return
        "\(start): \(movies.count.counted("movie", .plain)) fit: \(list); give the id of the right one, in a"
        + " file movieId,rating"
    case .otherMovie(let movie):
      return "\(start) is not in these data, where its id \(movie.id.description.excerpt()) is"
        + " \(movie.title.excerpt())"
    }
  }
}
