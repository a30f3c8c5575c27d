import RatingData

/// What was odd in a set and kept all the same, or left out as was asked for: counted, in messages.
struct Warnings {
  /// A warning each, for a person.
  private(set) var messages: [String] = []

  private let tables: Tables
  private var file: String { tables.ratings.file }

  /// - Parameters:
  ///   - unlistedMovies: indices of movies that are rated and not listed; so the users.
  init(_ tables: Tables, repeats: Int, unlistedMovies: [Int], unlistedUsers: [Int]) {
    self.tables = tables
    addSkipped()
    messages += tables.notes
    addRepeats(repeats)
    addPlaceholder()
    addUnlisted(unlistedMovies)
    addUntitled()
    addUnlistedUsers(unlistedUsers.count)
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
      "\(file): \(count.of(what)) left out; \(count > first.count ? "the first " : "")"
        + first.map(\.message).joined(separator: "; "))
  }

  /// Many files say by 0, or by −1, that something was not rated.
  private mutating func addPlaceholder() {
    let ratings = tables.ratings.ratings
    guard let placeholder = Placeholder(in: ratings) else { return }
    messages.append(
      "\(file): \(placeholder.count) of \(ratings.count.of("rating")) are"
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
      "\(file): \(count.of("rating")) of \(movies.count.of("movie")) not in"
        + " \(listing.file): kept, shown as \(title.excerpt())"
        + (movies.count > 1 ? " and so on" : ""))
  }

  private mutating func addUntitled() {
    guard let listing = tables.movies else { return }
    let untitled = listing.records.map(\.item).filter { !$0.hasTitle }
    guard let first = untitled.first else { return }
    messages.append(
      "\(listing.file): \(untitled.count.of("movie")) without a title: kept,"
        + " shown as \(first.title.excerpt())"
        + (untitled.count > 1 ? " and so on" : ""))
  }

  private mutating func addUnlistedUsers(_ count: Int) {
    guard let listing = tables.users, count > 0 else { return }
    messages.append(
      "\(file): \(count.of("user")) not in \(listing.file): kept,"
        + " \(count == 1 ? "its profile is" : "their profiles are") unknown")
  }

  /// A few texts among many numbers are likely to be mistakes.
  private mutating func addOddIDs(_ ids: IdentifierRanks, _ kind: String) {
    guard ids.textCount > 0, ids.textCount * 10 <= ids.ids.count, let last = ids.ids.last else {
      return
    }
    messages.append(
      "\(file): \(ids.textCount.of("\(kind) id")) of \(ids.ids.count)"
        + " \(ids.textCount == 1 ? "is" : "are") no canonical number, such as"
        + " \"\(last.description.excerpt())\"; kept as text")
  }
}
