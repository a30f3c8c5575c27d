import RatingData
import Text

/// What was unusual in a set and kept all the same, or left out as was asked for: counted, in messages.
struct Warnings {
  /// A warning each, for a person.
  private(set) var messages: [String] = []

  private let tables: Tables
  private var file: String { tables.ratings.file }

  /// - Parameters:
  ///   - unlistedMovies: indices of movies that are rated and not listed; so the users.
  ///   - unratedMovies: how many are listed and not rated.
  init(
    _ tables: Tables, repeats: Int, unlistedMovies: [Int], unlistedUsers: [Int], unratedMovies: Int
  ) {
    self.tables = tables
    addSkipped()
    messages += tables.notes
    addRepeats(repeats)
    addPlaceholder()
    addUnlisted(unlistedMovies)
    addUntitled()
    addUnused(unratedMovies)
    addUnlistedUsers(unlistedUsers)
    addOddIDs(tables.ratings.userIDs, "user")
    addOddIDs(tables.ratings.movieIDs, "movie")
  }

  private mutating func addSkipped() {
    let report = tables.ratings.report
    addRefused(report.faultCount, report.faults, "line", in: file)
    if let movies = tables.movies {
      addRefused(movies.refusedCount, movies.refusals, "record", in: movies.file)
    }
    if let users = tables.users {
      addRefused(users.refusedCount, users.refusals, "record", in: users.file)
    }
  }

  private mutating func addRefused(
    _ count: Int, _ first: [LoadError], _ what: String, in file: String
  ) {
    guard count > 0 else { return }
    messages.append(
      "\(file): \(count.counted(what, .plain)) left out; \(count > first.count ? "the first " : "")"
        + first.map(\.message).joined(separator: "; "))
  }

  /// Many files say by 0, or by −1, that something was not rated.
  private mutating func addPlaceholder() {
    let ratings = tables.ratings.ratings
    guard let placeholder = Placeholder(in: ratings) else { return }
    messages.append(
      "\(file): \(placeholder.count) of \(ratings.count.counted("rating", .plain)) are"
        + " \(placeholder.value == 0 ? "0" : "-1"), apart from the others: if that means that nothing was"
        + " rated, leave those lines out of the file")
  }

  private mutating func addRepeats(_ count: Int) {
    guard count > 0 else { return }
    messages.append(
      "\(file): \(count) \(count == 1 ? "rating repeats" : "ratings repeat")"
        + " an earlier one of the same user and movie; all are kept")
  }

  private mutating func addUnlisted(_ movies: [Int]) {
    guard let listing = tables.movies, let first = movies.first else { return }
    let table = tables.ratings
    var isUnlisted = [Bool](repeating: false, count: table.movieIDs.ids.count)
    for movie in movies { isUnlisted[movie] = true }
    let count = table.ratings.movies.count { isUnlisted[$0.position] }
    let title = Movie(untitled: MovieID(rawValue: table.movieIDs.ids[first])).title
    messages.append(
      "\(file): \(count.counted("rating", .plain)) of \(movies.count.counted("movie", .plain)) not in"
        + " \(listing.file): kept, shown as \(title.excerpt())"
        + (movies.count > 1 ? " and so on" : ""))
    addSpelledOtherwise(movies, of: table.movieIDs, in: listing)
  }

  /// What is in both files and does not meet.
  private mutating func addSpelledOtherwise<Item>(
    _ unlisted: [Int], of ids: IdentifierRanks, in listing: Listing<Item>
  ) {
    let unlisted = unlisted.map { ids.ids[$0] }
    guard let spelled = SpelledOtherwise(unlisted, listed: listing.records.lazy.map(\.id)) else {
      return
    }
    messages.append(
      "\(file): \(spelled.count.counted("\(listing.kind) id", .plain)) of \(listing.file) spelled in another way, such as"
        + " \"\(spelled.example.rated.description.excerpt())\" for"
        + " \"\(spelled.example.listed.description.excerpt())\": spell them as it does")
  }

  private mutating func addUntitled() {
    guard let listing = tables.movies else { return }
    let untitled = listing.records.map(\.item).filter { !$0.hasTitle }
    guard let first = untitled.first else { return }
    messages.append(
      "\(listing.file): \(untitled.count.counted("movie", .plain)) without a title: kept,"
        + " shown as \(first.title.excerpt())"
        + (untitled.count > 1 ? " and so on" : ""))
  }

  /// Names that somebody brought to the ratings may fit none of them.
  private mutating func addUnused(_ count: Int) {
    guard let file = tables.titleFile, count > 0 else { return }
    messages.append("\(file): \(count.counted("name", .plain)) of nothing that is rated")
  }

  private mutating func addUnlistedUsers(_ users: [Int]) {
    let count = users.count
    guard let listing = tables.users, count > 0 else { return }
    messages.append(
      "\(file): \(count.counted("user", .plain)) not in \(listing.file): kept,"
        + " \(count == 1 ? "its profile is" : "their profiles are") unknown")
    addSpelledOtherwise(users, of: tables.ratings.userIDs, in: listing)
  }

  /// A number in two spellings is likely to be a mistake, and so are a few texts among many numbers.
  private mutating func addOddIDs(_ ids: IdentifierRanks, _ kind: String) {
    let twice = SpelledTwice(ids)
    if let twice {
      let (count, example) = (twice.spellings.count, twice.example)
      messages.append(
        "\(file): \(count.counted("\(kind) id", .plain)) of \(ids.ids.count)"
          + " \(count == 1 ? "is another spelling" : "are other spellings") of a number that is an id, too, such as"
          + " \"\(example.1.description.excerpt())\" of \"\(example.0.description.excerpt())\";"
          + " taken for another \(kind): spell each id in one way")
    }
    let count = ids.textCount - (twice?.spellings.count ?? 0)
    guard count > 0, count * 10 <= ids.ids.count,
      let last = ids.texts.last(where: { !(twice?.spellings.contains($0) ?? false) })
    else { return }
    messages.append(
      "\(file): \(count.counted("\(kind) id", .plain)) of \(ids.ids.count)"
        + " \(count == 1 ? "is" : "are") no canonical number, such as"
        + " \"\(last.description.excerpt())\"; kept as text")
  }
}
