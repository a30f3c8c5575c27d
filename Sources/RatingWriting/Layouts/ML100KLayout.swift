import RatingData

/// MovieLens 100K: `u.data` with tabs, `u.item` with bars, Latin-1 and a flag for each of its genres,
/// `u.user`.
///
/// Source: the README in GroupLens' archive.
struct ML100KLayout: SetLayout {
  private static let genres = MovieLensCodes.genres

  var ratingsFile: String { "u.data" }

  var files: [String] { ["u.item", "u.user", "u.data"] }

  func rows(of set: some RatingRows) -> RowLayout {
    RowLayout(header: nil, separator: "\t", spelling: .shortest, times: .written)
  }

  func check(_ set: some RatingRows) throws(WritingError) {
    let requirements = Requirements(format: .ml100k)
    try requirements.numericIDs(of: set.catalogue, from: 1)
    try requirements.values(of: set, "whole ratings from 1 to 5") {
      (1...5).contains($0) && $0 == $0.rounded()
    }
  }

  func companions(of catalogue: Catalogue) throws(WritingError) -> [TextFile] {
    var items = Latin1Text(format: .ml100k)
    for movie in catalogue.listedMovies { try items.append(line: line(of: movie), of: movie) }
    let movies = TextFile(name: "u.item", bytes: items.bytes)
    guard catalogue.hasProfiles else { return [movies] }
    return [movies, TextFile(name: "u.user", lines: users(catalogue.listedUsers))]
  }

  /// `1|Toy Story (1995)|01-Jan-1995||address|0|0|0|1|…`; of the date, the year is known.
  private func line(of movie: Movie) throws(WritingError) -> String {
    let id = movie.id.rawValue
    if let found = movie.writtenTitle.fieldEnd(at: "|", named: "a bar") {
      throw .unsuited(.ml100k, .text(movie: id, movie.listedTitle, holding: found))
    }
    let date = movie.year.map { "01-Jan-\($0)" } ?? ""
    let named = Set(movie.genres.map(Self.flagged))
    let flags = Self.genres.map { named.contains($0) ? "1" : "0" }
    return (["\(id)", movie.writtenTitle, date, "", ""] + flags).joined(separator: "|")
  }

  /// Later sets call one of the genres otherwise.
  private static func flagged(_ genre: String) -> String {
    genre == "Children" ? "Children's" : genre
  }

  private func users(_ users: [User]) -> [String] {
    let codes = DemographicCodes()
    return users.compactMap { user in
      user.profile.map { profile in
        // Of a group, its lowest age, which is what MovieLens 1M calls it by.
        let age = Int(profile.ageGroup).map(String.init) ?? codes.age(of: profile)
        let gender = profile.gender.changing("|", to: "/")
        let occupation = profile.occupation.changing("|", to: "/")
        return "\(user.id)|\(age)|\(gender)|\(occupation)|00000"
      }
    }
  }

  func omissions(of set: some RatingRows) -> [String] {
    var omissions = Omissions(.ml100k)
    let movies = set.catalogue.listedMovies
    let others = Set(movies.flatMap(\.genres).filter { !Self.genres.contains(Self.flagged($0)) })
    let affected = movies.count { !others.isDisjoint(with: $0.genres) }
    omissions.add(
      "genres other than its 19 (\(others.sorted().joined(separator: ", "))), which \(affected)"
        + " \(affected == 1 ? "movie has" : "movies have")", if: !others.isEmpty)
    omissions.addMissingTimes(of: set)
    omissions.addDemographics(of: set.catalogue) {
      Int($0.ageGroup) != nil
    }
    return omissions.sentences
  }
}
