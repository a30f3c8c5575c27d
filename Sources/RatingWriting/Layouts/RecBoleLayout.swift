import RatingData
import Text

/// RecBole's atomic files: tabs, headers that name each column's type; `NAME.inter` and beside it, in a
/// folder, `NAME.item` and `NAME.user`.
///
/// Source: https://recbole.io/docs/user_guide/data/atomic_files.html
struct RecBoleLayout: SetLayout {
  /// What the files are called before their extensions.
  let name: String
  let place: OutputPlace

  var ratingsFile: String { "\(name).inter" }

  var files: [String] {
    ["item", "user", "inter"].map { "\(name).\($0)" }
  }

  func rows(of set: some RatingRows) -> RowLayout {
    let columns =
      ["user_id:token", "item_id:token", "rating:float"]
      + (set.hasTimes ? ["timestamp:float"] : [])
    return RowLayout(
      header: columns.joined(separator: "\t"), separator: "\t", spelling: .shortest,
      times: set.hasTimes ? .written : .none)
  }

  func check(_ set: some RatingRows) throws(WritingError) {
    let requirements = Requirements(format: .recbole)
    try requirements.shortIDs(of: set.catalogue)
    try requirements.ids(
      of: set.catalogue, without: Array("\t\r\n\"".utf8), "ids without tabs, quotes and line ends")
  }

  func companions(of catalogue: Catalogue) throws(WritingError) -> [TextFile] {
    guard place == .folder else { return [] }
    var items = ["item_id:token\tmovie_title:token_seq\trelease_year:token\tgenre:token_seq"]
    for movie in catalogue.listedMovies { items.append(try line(of: movie)) }
    let movies = TextFile(name: "\(name).item", lines: items)
    guard catalogue.hasProfiles else { return [movies] }
    let users = catalogue.listedUsers.compactMap { user in
      user.profile.map { profile in
        let fields = [profile.ageGroup, profile.gender, profile.occupation]
        return ([user.id.description] + fields.map { $0.changing("\t", to: " ") })
          .joined(separator: "\t")
      }
    }
    let header = "user_id:token\tage:token\tgender:token\toccupation:token"
    return [movies, TextFile(name: "\(name).user", lines: [header] + users)]
  }

  /// The title with its year, so that nothing has to be put together again.
  private func line(of movie: Movie) throws(WritingError) -> String {
    for text in [movie.writtenTitle] + movie.genres {
      guard let found = text.fieldEnd(at: "\t", named: "a tab") else { continue }
      throw .unsuited(.recbole, .text(movie: movie.id.rawValue, text, holding: found))
    }
    let year = movie.year.map(String.init) ?? ""
    // A sequence is parted by blanks, and some readers part it by commas.
    let genres = movie.genres.map { $0.changing(" ", to: "-").changing(",", to: "-") }
      .joined(separator: " ")
    return "\(movie.id)\t\(movie.writtenTitle)\t\(year)\t\(genres)"
  }

  func omissions(of set: some RatingRows) -> [String] {
    var omissions = Omissions(.recbole)
    switch place {
    case .file: omissions.addCatalogue(set.catalogue)
    case .folder where !set.catalogue.hasProfiles: omissions.addUsers(set.catalogue)
    case .folder: break
    }
    let parted = set.catalogue.listedMovies.count {
      $0.genres.contains { $0.holds(" ") || $0.holds(",") }
    }
    omissions.note(
      "recbole parts genres by blanks and commas: hyphens are written in those of"
        + " \(parted.counted("movie", .plain))", if: place == .folder && parted > 0)
    return omissions.sentences
  }
}
