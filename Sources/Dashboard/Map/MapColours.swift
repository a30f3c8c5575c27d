import Answers
import Cells
import RatingData
import Text

/// What the colour of a movie on the map says.
enum MapColours: CaseIterable, Sendable {
  case genre
  case decade
  case popularity
  case yours

  var title: String {
    switch self {
    case .genre: "genre"
    case .decade: "decade"
    case .popularity: "ratings"
    case .yours: "your ratings"
    }
  }
}

/// Which role a movie has, and what each role means.
struct MapKey {
  struct Entry {
    let role: Role
    let name: String
  }

  let entries: [Entry]
  private let roles: [Role]

  private static let palette: [Role] = [.accent, .good, .bad, .train, .validation]

  init(_ colours: MapColours, _ library: Library, _ you: You) {
    switch colours {
    case .genre: (entries, roles) = Self.genres(library)
    case .decade: (entries, roles) = Self.decades(library)
    case .popularity: (entries, roles) = Self.popularity(library)
    case .yours: (entries, roles) = Self.yours(library, you)
    }
  }

  func role(of movie: MovieIndex) -> Role { roles[movie.position] }

  private static func roles(_ library: Library, _ role: (MovieIndex) -> Role) -> [Role] {
    (0..<library.data.ratings.movieCount).map { role(MovieIndex($0)) }
  }

  private static func genres(_ library: Library) -> ([Entry], [Role]) {
    let telling = TellingGenres(library.data, count: palette.count)
    return (
      zip(palette, telling.genres).map { Entry(role: $0, name: $1) } + [
        Entry(role: .muted, name: "other")
      ],
      roles(library) { movie in
        telling.number(of: library.data.catalogue[movie]).map { palette[$0] } ?? .muted
      }
    )
  }

  private static func decades(_ library: Library) -> ([Entry], [Role]) {
    let starts = [
      (1900, "to 1959"), (1960, "1960s"), (1970, "1970s"), (1980, "1980s"), (1990, "from 1990"),
    ]
    return (
      zip(starts, palette).map { Entry(role: $1, name: $0.1) },
      roles(library) { movie in
        guard let year = library.data.catalogue[movie].year,
          let index = starts.lastIndex(where: { $0.0 <= year })
        else { return .muted }
        // Everything from the last start on; the first reaches back to the beginning.
        return palette[index]
      }
    )
  }

  private static func popularity(_ library: Library) -> ([Entry], [Role]) {
    /// The ratings of the last of the first part of all movies.
    func count(ofFirst part: Int) -> Int {
      let movies = library.mostRated
      return movies.isEmpty ? 0 : library.ratingCount(movies[movies.count / part])
    }
    let (most, many) = (count(ofFirst: 50), count(ofFirst: 8))
    return (
      [
        Entry(role: .accent, name: "\(most.grouped)+"),
        Entry(role: .text, name: "\(many.grouped)+"),
        Entry(role: .muted, name: "fewer"),
      ],
      roles(library) { movie in
        let count = library.ratingCount(movie)
        return count >= most ? .accent : count >= many ? .text : .muted
      }
    )
  }

  private static func yours(_ library: Library, _ you: You) -> ([Entry], [Role]) {
    let liked = library.data.ratings.relevanceThreshold
    let ratings = Dictionary(
      you.ratings.map { ($0.movie, $0.rating) }, uniquingKeysWith: { $1 })
    return (
      [
        Entry(role: .good, name: "you like"), Entry(role: .bad, name: "you don't"),
        Entry(role: .muted, name: "not rated"),
      ],
      roles(library) { movie in
        ratings[movie].map { $0 >= liked ? .good : .bad } ?? .muted
      }
    )
  }
}
