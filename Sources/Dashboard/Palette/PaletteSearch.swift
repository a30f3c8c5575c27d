import Jobs
import RatingData
import Runs
import Text

/// What is looked for among movies and users: of tens of thousands, so not while a key waits.
struct PaletteQuestion: Sendable, Equatable {
  let text: String
}

/// Movies and users that fit a text.
struct PaletteFinds: Sendable {
  let question: PaletteQuestion
  let entries: [PaletteEntry]

  /// Lines of a kind at the most: nobody reads more.
  private static let most = 30

  init(_ question: PaletteQuestion, in library: Library) {
    self.question = question
    entries = Self.movies(question.text, library) + Self.users(question.text, library)
  }

  /// By the search of titles, the most rated first.
  private static func movies(_ text: String, _ library: Library) -> [PaletteEntry] {
    let hits = library.titles.filter(text).sorted {
      (library.ratingCount($1), $0.position) < (library.ratingCount($0), $1.position)
    }
    return hits.prefix(most).map { movie in
      PaletteEntry(
        kind: .movie, name: library.data.catalogue[movie].title, goal: .place(.movie(movie)),
        note: library.ratingCount(movie).counted(library.values.ofMovie))
    }
  }

  /// By the beginning of an id, `42` or `user 42`.
  private static func users(_ text: String, _ library: Library) -> [PaletteEntry] {
    let words = text.split(separator: " ")
    guard let id = words.last, words.dropLast().allSatisfy({ "user".hasPrefix($0.lowercased()) })
    else { return [] }
    let users = library.data.catalogue.users
    let hits = users.indices.lazy.filter { users[$0].id.description.hasPrefix(id) }
    // An id that is typed in full comes before those that begin so.
    return hits.prefix(most).sorted {
      users[$0].id.description.count < users[$1].id.description.count
    }
    .map { position in
      let user = UserIndex(position)
      return PaletteEntry(
        kind: .user, name: "user \(users[position].id)", goal: .place(.user(user)),
        note: library.ratingCount(user).counted(library.values.ofUser))
    }
  }
}

/// The runs that are kept, as lines.
struct PaletteRuns: Sendable {
  let entries: [PaletteEntry]

  /// - Parameter store: nil where there is no folder for runs.
  init(_ store: RunStore?) {
    entries = RunReport.reading(store?.runs() ?? []).reports.map { run in
      PaletteEntry(
        kind: .run,
        name: ([run.label, run.title, run.time].filter { !$0.isEmpty }).joined(separator: " "),
        goal: .run(run.folder.name), note: run.manifest.data)
    }
  }
}
