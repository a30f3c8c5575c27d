import RatingData
import Runs
import Text

/// Movies and users that fit a text: of tens of thousands, within a few milliseconds.
struct PaletteFinds: Sendable {
  let entries: [PaletteEntry]

  /// Lines of a kind at the most: nobody reads more.
  private static let most = 30

  init(_ text: String, in library: Library) {
    entries = Self.movies(text, library) + Self.users(text, library)
  }

  /// By the search of titles, the most rated first.
  private static func movies(_ text: String, _ library: Library) -> [PaletteEntry] {
    var isHit = [Bool](repeating: false, count: library.data.catalogue.movies.count)
    for movie in library.titles.filter(text) where isHit.indices.contains(movie.position) {
      isHit[movie.position] = true
    }
    return library.mostRated.lazy.filter { isHit[$0.position] }.prefix(most).map { movie in
      PaletteEntry(
        kind: .movie, name: library.data.catalogue[movie].title, goal: .place(.movie(movie)),
        note: library.ratingCount(movie).counted(library.values.ofMovie))
    }
  }

  /// By the beginning of an id, `42` or `user 42`; one that is typed in full comes first.
  private static func users(_ text: String, _ library: Library) -> [PaletteEntry] {
    let words = text.split(separator: " ")
    guard let id = words.last, words.dropLast().allSatisfy({ "user".hasPrefix($0.lowercased()) })
    else { return [] }
    let catalogue = library.data.catalogue
    return catalogue.users(idsBeginningWith: id, most: most)
      .sorted { catalogue[$0].id.description.count < catalogue[$1].id.description.count }
      .map { user in
        PaletteEntry(
          kind: .user, name: "user \(catalogue[user].id)", goal: .place(.user(user)),
          note: library.ratingCount(user).counted(library.values.ofUser))
      }
  }
}

/// The runs that are kept, as lines.
struct PaletteRuns: Sendable {
  let entries: [PaletteEntry]

  init(_ reports: [RunReport]) {
    entries = reports.map { run in
      PaletteEntry(
        kind: .run,
        name: ([run.label, run.title, run.time].filter { !$0.isEmpty }).joined(separator: " "),
        goal: .run(run.folder.name), note: run.manifest.data)
    }
  }
}
