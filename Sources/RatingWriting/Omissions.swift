import RatingData
import Text

/// Sentences on what a format has no place for, so that nothing is lost in silence.
struct Omissions {
  private(set) var sentences: [String] = []
  let format: RatingFormat

  init(_ format: RatingFormat) { self.format = format }

  mutating func add(_ what: String, if isLost: Bool = true) {
    if isLost { sentences.append("\(format.rawValue) has no place for \(what)") }
  }

  mutating func note(_ sentence: String, if applies: Bool) {
    if applies { sentences.append(sentence) }
  }

  /// What is lost where ratings go into a file of their own.
  mutating func addCatalogue(_ catalogue: Catalogue) {
    let movies = catalogue.movies + catalogue.unratedMovies
    let hasGenres = movies.contains { !$0.genres.isEmpty }
    let unrated = catalogue.unratedMovies.count
    switch (catalogue.hasTitles, hasGenres) {
    case (true, true): add("titles and genres")
    case (true, false): add("titles")
    case (false, true): add("genres")
    case (false, false): break
    }
    add("\(catalogue.kind.counted(unrated, .plain)) that nobody rated", if: unrated > 0)
    addUsers(catalogue)
  }

  /// What is lost where there is no file of users.
  mutating func addUsers(_ catalogue: Catalogue) {
    let silent = catalogue.silentUsers.count
    add("demographics", if: catalogue.hasProfiles)
    add("\(silent.counted("user", .plain)) who rated nothing", if: silent > 0)
  }

  /// Zeros stand for times where a format wants some.
  mutating func addMissingTimes(of set: some RatingRows) {
    note("the set has no times: zeros are written", if: !set.hasTimes)
  }
}
