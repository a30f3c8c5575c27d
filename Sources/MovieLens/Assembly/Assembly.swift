import RatingData

/// Puts the tables of a set together: dense indices by ascending id, catalogue, warnings.
struct Assembly {
  private let tables: Tables

  init(_ tables: Tables) { self.tables = tables }

  func dataSet(named name: String, known: KnownSet?) -> DataSet {
    let columns = tables.ratings
    let ratings = Ratings(
      users: Self.column(columns.users, columns.userIDs.ranks(), UserIndex.init),
      movies: Self.column(columns.movies, columns.movieIDs.ranks(), MovieIndex.init),
      values: RatingValues(columns.values),
      // A set that knows no times may say so with zeros.
      times: columns.times.allSatisfy { $0 == 0 } ? [] : columns.times.map { UInt32(clamping: $0) },
      userCount: columns.userIDs.ids.count, movieCount: columns.movieIDs.ids.count)
    let movies = Joined(rated: columns.movieIDs.ids.sorted(), listing: tables.movies) {
      Movie(id: MovieID($0), title: "#\($0)")
    }
    let users = Joined(rated: columns.userIDs.ids.sorted(), listing: tables.users) {
      User(id: UserID($0))
    }
    let catalogue = Catalogue(
      movies: movies.rated, users: users.rated, unratedMovies: movies.unrated,
      silentUsers: users.unrated)
    let oddities = Oddities(
      repeats: Repeats.count(in: ratings), unlistedMovies: movies.unlisted.count,
      unlistedUsers: tables.users == nil ? 0 : users.unlisted.count)
    return DataSet(
      name: name, ratings: ratings, catalogue: catalogue,
      provenance: Provenance(
        format: "", evidence: "", warnings: oddities.words(for: tables)),
      known: known)
  }

  /// A column of numbers by appearance as one of indices by ascending id.
  private static func column<Index>(
    _ numbers: [Int32], _ ranks: [Int32]?, _ index: (Int) -> Index
  ) -> [Index] {
    guard let ranks else { return numbers.map { index(Int($0)) } }
    return numbers.map { index(Int(ranks[Int($0)])) }
  }
}

/// The ids that ratings name and the records that a file lists, merged.
private struct Joined<Item> {
  /// One item for each rated id, ids ascending.
  private(set) var rated: [Item] = []
  /// Listed and not rated.
  private(set) var unrated: [Item] = []
  /// Rated and not listed.
  private(set) var unlisted: [Int64] = []

  /// Both ascend; `substitute` stands in for what is not listed.
  init(rated ids: [Int64], listing: Listing<Item>?, substitute: (Int64) -> Item) {
    rated.reserveCapacity(ids.count)
    var next = ids[...]
    if let listing {
      for (id, item) in zip(listing.ids, listing.items) {
        while let missing = next.first, missing < id {
          add(missing, substitute)
          next.removeFirst()
        }
        if next.first == id {
          rated.append(item)
          next.removeFirst()
        } else {
          unrated.append(item)
        }
      }
    }
    for id in next { add(id, substitute) }
  }

  private mutating func add(_ id: Int64, _ substitute: (Int64) -> Item) {
    rated.append(substitute(id))
    unlisted.append(id)
  }
}
