import Models
import RatingData
import Terms
import Text

/// Predictions gathered by what is known of movie, user and rating.
struct ErrorGroups {
  private let library: Library
  private let genres: [String]
  private var byMovie: ErrorAnswer.Dimension
  private var byUser: ErrorAnswer.Dimension
  private var byValue: [Float: ErrorAnswer.Group] = [:]
  private var byDecade: [Int: ErrorAnswer.Group] = [:]
  private var byGenre: [ErrorAnswer.Group]

  private static let mostGenres = 8
  private static let bounds = [20, 200]

  init(_ library: Library) {
    self.library = library
    genres = Self.commonGenres(library)
    byMovie = Self.counted("\(library.data.kind.plural) rated", .errorByMovies)
    byUser = Self.counted("users' \(library.values.name)s", .errorByUsers)
    byGenre = genres.map { ErrorAnswer.Group($0) }
  }

  mutating func add(_ miss: ErrorAnswer.Miss) {
    byMovie.groups[Self.band(library.ratingCount(miss.movie))].add(miss)
    byUser.groups[Self.band(library.ratingCount(miss.user))].add(miss)
    let (value, name) = library.ratingCounts.columns.group(of: miss.rating)
    byValue[value, default: ErrorAnswer.Group(name)].add(miss)
    let known = library.data.catalogue[miss.movie]
    if let year = known.year {
      byDecade[year / 10, default: ErrorAnswer.Group("\(year / 10 * 10)s")].add(miss)
    }
    for (place, genre) in genres.enumerated() where known.genres.contains(genre) {
      byGenre[place].add(miss)
    }
  }

  /// What holds a rating, of each dimension that has any.
  var dimensions: [ErrorAnswer.Dimension] {
    [
      byMovie, byUser,
      ErrorAnswer.Dimension(
        name: library.values.name, term: .errorByRating,
        groups: byValue.sorted { $0.key < $1.key }.map(\.value)),
      ErrorAnswer.Dimension(
        name: "decade", term: .errorByDecade,
        groups: byDecade.sorted { $0.key < $1.key }.map(\.value)),
      ErrorAnswer.Dimension(name: "genre", term: .errorByGenre, groups: byGenre),
    ].map { dimension in
      ErrorAnswer.Dimension(
        name: dimension.name, term: dimension.term,
        groups: dimension.groups.filter { $0.error.count > 0 })
    }.filter { !$0.groups.isEmpty }
  }

  private static func counted(_ name: String, _ term: Term) -> ErrorAnswer.Dimension {
    ErrorAnswer.Dimension(
      name: name, term: term,
      groups: ["< \(bounds[0])", "\(bounds[0])–\(bounds[1])", "> \(bounds[1])"].map {
        ErrorAnswer.Group($0)
      })
  }

  private static func band(_ count: Int) -> Int {
    count < bounds[0] ? 0 : count <= bounds[1] ? 1 : 2
  }

  /// Those that most movies have.
  private static func commonGenres(_ library: Library) -> [String] {
    var counts: [String: Int] = [:]
    for movie in library.data.catalogue.movies {
      for genre in movie.genres { counts[genre, default: 0] += 1 }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(mostGenres).map(\.key)
  }
}
