import RatingData

/// What was odd in a set and kept all the same, or left out as was asked for: counted, in words.
struct Oddities {
  /// A warning each, for a person.
  private(set) var words: [String] = []

  private let tables: Tables
  private var file: String { tables.ratings.file }

  /// - Parameters:
  ///   - unlistedMovies: indices of movies that are rated and not listed; so the users.
  init(_ tables: Tables, repeats: Int, unlistedMovies: [Int], unlistedUsers: [Int]) {
    self.tables = tables
    addSkipped()
    words += tables.notes
    addRepeats(repeats)
    addUnlisted(unlistedMovies)
    addUntitled()
    addUnlistedUsers(unlistedUsers.count)
    addOddIDs(tables.ratings.userIDs, "user")
    addOddIDs(tables.ratings.movieIDs, "movie")
  }

  private mutating func addSkipped() {
    let census = tables.ratings.census
    if census.faultCount > 0 {
      let first = census.faults.map(\.plainWords).joined(separator: "; ")
      words.append(
        "\(file): \(census.faultCount.counting("line")) left out;"
          + " \(census.faultCount > census.faults.count ? "the first " : "")\(first)")
    }
    let refusals = [tables.movies?.refused, tables.users?.refused]
    let files = [tables.movies?.file, tables.users?.file]
    for (refused, file) in zip(refusals, files) {
      guard let refused, let file else { continue }
      words.append(
        "\(file): \(refused.count.counting("record")) left out; \(refused.first.plainWords)")
    }
  }

  private mutating func addRepeats(_ count: Int) {
    guard count > 0 else { return }
    words.append(
      "\(file): \(count) \(count == 1 ? "rating repeats" : "ratings repeat")"
        + " an earlier one of the same user and movie; all are kept")
  }

  private mutating func addUnlisted(_ movies: [Int]) {
    guard let listing = tables.movies, let first = movies.first else { return }
    let table = tables.ratings
    var isUnlisted = [Bool](repeating: false, count: table.movieIDs.ids.count)
    for movie in movies { isUnlisted[movie] = true }
    let count = table.ratings.movies.count { isUnlisted[$0.position] }
    let id = table.movieIDs.ids[first].description.excerpt()
    words.append(
      "\(file): \(count.counting("rating")) of \(movies.count.counting("movie")) not in"
        + " \(listing.file): kept, shown as #\(id)"
        + (movies.count > 1 ? " and so on" : ""))
  }

  private mutating func addUntitled() {
    guard let listing = tables.movies else { return }
    let untitled = listing.records.filter { !$0.isNamed }
    guard let first = untitled.first else { return }
    words.append(
      "\(listing.file): \(untitled.count.counting("movie")) without a title: kept,"
        + " shown as #\(first.id.description.excerpt())"
        + (untitled.count > 1 ? " and so on" : ""))
  }

  private mutating func addUnlistedUsers(_ count: Int) {
    guard let listing = tables.users, count > 0 else { return }
    words.append(
      "\(file): \(count.counting("user")) not in \(listing.file): kept,"
        + " \(count == 1 ? "its profile is" : "their profiles are") unknown")
  }

  /// A few texts among many numbers are likely to be mistakes.
  private mutating func addOddIDs(_ ids: IdentifierRanks, _ kind: String) {
    guard ids.textCount > 0, ids.textCount * 10 <= ids.ids.count, let last = ids.ids.last else {
      return
    }
    words.append(
      "\(file): \(ids.textCount.counting("\(kind) id")) of \(ids.ids.count)"
        + " \(ids.textCount == 1 ? "is" : "are") no canonical number, such as"
        + " \"\(last.description.excerpt())\"; kept as text")
  }
}

extension Int {
  /// `1 movie`, `3 movies`.
  fileprivate func counting(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
