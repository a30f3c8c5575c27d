import RatingData
import RatingFiles
import Text

extension Catalogue {
  /// The user with an id.
  func user(id: UserID) throws(Failure) -> UserIndex {
    if let user = index(of: id) { return user }
    if silentUsers.contains(where: { $0.id == id }) {
      throw .badData("user \(id) is listed and rated nothing, so nothing is learned of them")
    }
    let ids = users.map(\.id)
    throw .badData(
      "no user has the id \(id); \(Self.range(ids.first?.rawValue, ids.last?.rawValue))")
  }

  /// The movie with an id.
  func movie(id: MovieID) throws(Failure) -> MovieIndex {
    if let movie = index(of: id) { return movie }
    if let movie = unratedMovies.first(where: { $0.id == id }) { throw Self.unrated(movie) }
    let ids = movies.map(\.id)
    throw .badData(
      "no \(kind.singular) has the id \(id); \(Self.range(ids.first?.rawValue, ids.last?.rawValue))"
    )
  }

  /// The movie that a title means, among those that are rated.
  ///
  /// - Parameter ratingCount: how often a movie was rated; candidates are listed most rated first.
  func movie(
    title: String, ratingCount: (MovieIndex) -> Int
  ) throws(Failure) -> MovieIndex {
    let all = movies + unratedMovies
    switch TitleSearch(all).find(title) {
    case .one(let movie):
      guard movie.position < movies.count else { throw Self.unrated(all[movie.position]) }
      return movie
    case .ambiguous(let candidates):
      // Movies that nobody rated are no answer, so they make nothing ambiguous.
      let rated = candidates.filter { $0.position < movies.count }
        .map { (movie: $0, count: ratingCount($0)) }
        .sorted { ($1.count, $0.movie.position) < ($0.count, $1.movie.position) }.map(\.movie)
      if rated.count == 1 { return rated[0] }
      let shown = rated.isEmpty ? candidates : rated
      throw .badData(
        "\"\(title.excerpt())\" may mean \(kind.counted(shown.count, .plain)); give more of the title, or --id:\n"
          + Self.list(shown.map { all[$0.position] }))
    case .none(let closest):
      let rated = closest.filter { $0.position < movies.count }.map { all[$0.position] }
      let hint = rated.isEmpty ? "" : "; the nearest titles are:\n" + Self.list(rated)
      throw .badData("no \(kind.singular) is called \"\(title.excerpt())\"" + hint)
    }
  }

  private static func unrated(_ movie: Movie) -> Failure {
    .badData("nobody rated \(movie.title), so nothing is learned of it")
  }

  private static func range(_ first: Identifier?, _ last: Identifier?) -> String {
    guard let first, let last else { return "there are no ratings" }
    return "those with ratings run from \(first) to \(last)"
  }

  /// Ids and titles in columns, as many as a screen takes.
  private static func list(_ movies: [Movie]) -> String {
    let shown = movies.prefix(20)
    let width = shown.map { $0.id.description.count }.max() ?? 0
    var lines = shown.map { "  \(TextTable.pad("\($0.id)", to: width, .right))  \($0.title)" }
    if movies.count > shown.count { lines.append("  and \(movies.count - shown.count) more") }
    return lines.joined(separator: "\n")
  }
}

extension DataSet {
  /// Sentences on ids that another set spells in another way, such as `1` for `1.0`, so that they do not meet.
  func idsSpelledOtherwise(in other: DataSet) -> [String] {
    func sentence(_ own: [Identifier], _ others: [Identifier], _ kind: String) -> String? {
      let known = Set(others)
      guard let spelled = SpelledOtherwise(own.filter { !known.contains($0) }, listed: others)
      else { return nil }
      return
        "\(name): \(spelled.count.counted("\(kind) id", .plain)) of \(other.name) spelled in another way, such as"
        + " \"\(spelled.example.rated.description.excerpt())\" for"
        + " \"\(spelled.example.listed.description.excerpt())\": spell them as it does"
    }
    return [
      sentence(
        catalogue.users.map(\.id.rawValue), other.catalogue.users.map(\.id.rawValue), "user"),
      sentence(
        catalogue.movies.map(\.id.rawValue), other.catalogue.movies.map(\.id.rawValue),
        kind.singular),
    ].compactMap(\.self)
  }
}
