import RatingData

/// MovieLens 1M and 10M: `ratings.dat` and `movies.dat` with double colons between fields, and in 1M
/// `users.dat`.
///
/// Source: the READMEs in GroupLens' archives.
struct DoubleColonLayout: SetLayout {
  enum Edition: Sendable {
    /// Whole stars, Latin-1.
    case ml1m
    /// Half stars, UTF-8, nothing of users.
    case ml10m
  }

  let edition: Edition

  private var format: RatingFormat { edition == .ml1m ? .ml1m : .ml10m }

  var ratingsFile: String { "ratings.dat" }

  var files: [String] { ["movies.dat", "users.dat", "ratings.dat"] }

  func rows(of set: some RatingRows) -> RowLayout {
    RowLayout(header: nil, separator: "::", spelling: .shortest, times: .written)
  }

  func check(_ set: some RatingRows) throws(WritingError) {
    let requirements = Requirements(format: format)
    try requirements.numericIDs(of: set.catalogue, from: 1)
    switch edition {
    case .ml1m:
      try requirements.values(of: set, "whole ratings from 1 to 5") {
        (1...5).contains($0) && $0 == $0.rounded()
      }
    case .ml10m:
      try requirements.values(of: set, "ratings from 0.5 to 5 in halves") {
        (0.5...5).contains($0) && $0 * 2 == ($0 * 2).rounded()
      }
    }
  }

  func companions(of catalogue: Catalogue) throws(WritingError) -> [TextFile] {
    var lines: [String] = []
    for movie in catalogue.listedMovies { lines.append(try line(of: movie)) }
    guard edition == .ml1m else { return [TextFile(name: "movies.dat", lines: lines)] }
    var text = Latin1Text(format: format)
    for (movie, line) in zip(catalogue.listedMovies, lines) {
      try text.append(line: line, of: movie)
    }
    let movies = TextFile(name: "movies.dat", bytes: text.bytes)
    guard catalogue.hasProfiles else { return [movies] }
    return [movies, TextFile(name: "users.dat", lines: users(catalogue.listedUsers))]
  }

  private func line(of movie: Movie) throws(WritingError) -> String {
    let id = movie.id.rawValue
    let genres = movie.genres.isEmpty ? "(no genres listed)" : movie.genres.joined(separator: "|")
    for text in [movie.writtenTitle, genres] {
      // A colon at the end would join the separator.
      guard let found = "\(text):".fieldEnd(at: "::", named: "a colon before a colon") else {
        continue
      }
      throw .unsuited(format, .text(movie: id, text, holding: found))
    }
    return "\(id)::\(movie.writtenTitle)::\(genres)"
  }

  /// Zip codes are asked for and not known.
  private func users(_ users: [User]) -> [String] {
    let codes = DemographicCodes()
    return users.compactMap { user in
      user.profile.map { profile in
        "\(user.id)::\(profile.gender.changing("::", to: "/"))::\(codes.age(of: profile))"
          + "::\(codes.occupation(of: profile))::00000"
      }
    }
  }

  func omissions(of set: some RatingRows) -> [String] {
    var omissions = Omissions(format)
    omissions.addMissingTimes(of: set)
    guard edition == .ml1m else {
      omissions.addUsers(set.catalogue)
      return omissions.sentences
    }
    omissions.addDemographics(of: set.catalogue, exact: DemographicCodes().holds)
    return omissions.sentences
  }
}
