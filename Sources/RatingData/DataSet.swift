/// Ratings with their catalogue, both row indexes and the counts that its introduction prints.
public struct DataSet: Sendable {
  /// What the header and the events call it: `ml-1m`, `ml-latest-small`, or the file's name.
  public let name: String
  /// Which published set this is, by layout and counts, whatever its folder is called; nil for others.
  public let known: KnownSet?
  public let ratings: Ratings
  public let catalogue: Catalogue
  public let byUser: RowIndex
  public let byMovie: RowIndex
  /// What was odd in the files and kept all the same, in words for a person.
  public let warnings: [String]

  public init(
    name: String, ratings: Ratings, catalogue: Catalogue, warnings: [String] = [],
    known: KnownSet? = nil
  ) {
    precondition(
      ratings.userCount == catalogue.users.count && ratings.movieCount == catalogue.movies.count,
      "catalogue lists \(catalogue.users.count) users and \(catalogue.movies.count) movies, ratings"
        + " \(ratings.userCount) and \(ratings.movieCount)")
    self.name = name
    self.known = known
    self.ratings = ratings
    self.catalogue = catalogue
    self.warnings = warnings
    byUser = .byUser(ratings)
    byMovie = .byMovie(ratings)
  }

  /// The value with which a user rated a movie; the last one where they rated it twice.
  public func rating(of movie: MovieIndex, by user: UserIndex) -> Float? {
    byUser[user.position].last { ratings.movies[Int($0)] == movie }.map { ratings.values[Int($0)] }
  }

  /// The mean of a movie's ratings.
  public func mean(of movie: MovieIndex) -> Double { mean(byMovie[movie.position]) }

  /// The mean of a user's ratings.
  public func mean(of user: UserIndex) -> Double { mean(byUser[user.position]) }

  private func mean(_ positions: ArraySlice<Int32>) -> Double {
    guard !positions.isEmpty else { return 0 }
    let sum = positions.reduce(0.0) { $0 + Double(ratings.values[Int($1)]) }
    return sum / Double(positions.count)
  }
}
