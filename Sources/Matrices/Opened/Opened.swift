import Concurrency
import Models
import RatingData
import Text

/// A model from files, and the movies, users and ratings that it is of.
public struct Opened: Sendable {
  /// Every row a movie, or a user; without ratings where none were given.
  public let data: DataSet
  public let model: OpenedModel
  /// What was found, in words for a person.
  public let notes: [String]

  init(
    _ files: OpenedFiles, _ movies: IdentifiedRows, _ users: IdentifiedRows?,
    titles: [MovieID: Movie], ratings: DataSet?, workers: Workers
  ) throws(OpeningError) {
    let movieIDs = movies.ids.map { MovieID(rawValue: $0) }
    let userIDs =
      users?.ids.map { UserID(rawValue: $0) } ?? ratings?.catalogue.users.map(\.id) ?? []
    let placed = try ratings.map { data throws(OpeningError) in
      try PlacedRatings(data, movies: movieIDs, users: userIDs)
    }
    data = DataSet(
      name: files.name,
      ratings: placed?.ratings ?? .none(userCount: userIDs.count, movieCount: movieIDs.count),
      catalogue: Self.catalogue(movieIDs, userIDs, titles: titles, ratings: ratings),
      provenance: Provenance(
        format: movies.format, evidence: "vectors of \(movies.matrix.columns.counted("number"))",
        warnings: Self.warnings(movies, users, placed)))
    let factors = Self.factors(files, movies, users, data.ratings, workers)
    let judged = files.meaning.map { ($0, "") } ?? Self.meaning(of: factors, data.ratings)
    model = OpenedModel(factors, usual: files.measure, predictsRatings: judged.0 == .rating)
    notes =
      ["\(files.movies.path): \(movies.format), \(movies.matrix.rows) × \(movies.matrix.columns)"]
      + (users.map { ["users: \($0.format), \($0.matrix.rows) × \($0.matrix.columns)"] } ?? [])
      + (users == nil && ratings != nil
        ? ["users have no vectors: each is folded in by ridge regression from their ratings"] : [])
      + (judged.1.isEmpty ? [] : [judged.1])
  }

  private static func factors(
    _ files: OpenedFiles, _ movies: IdentifiedRows, _ users: IdentifiedRows?, _ ratings: Ratings,
    _ workers: Workers
  ) -> FactorModel {
    let hasBiases = movies.biases != nil || users?.biases != nil || files.mean != 0
    let movieBiases =
      movies.biases ?? (hasBiases ? [Float](repeating: 0, count: movies.ids.count) : nil)
    guard let users else {
      return FactorModel(
        foldingIn: ratings, to: movies.matrix, movieBiases: movieBiases, mean: files.mean,
        regularization: foldInRegularization, workers: workers)
    }
    return FactorModel(
      userFactors: users.matrix, movieFactors: movies.matrix,
      biases: movieBiases.map {
        Biases(
          mean: files.mean, users: users.biases ?? [Float](repeating: 0, count: users.ids.count),
          movies: $0)
      })
  }

  /// λ of ridge regression, weighted by the number of ratings: what learners of ratings usually have.
  private static let foldInRegularization = 0.05

  private static func catalogue(
    _ movies: [MovieID], _ users: [UserID], titles: [MovieID: Movie], ratings: DataSet?
  ) -> Catalogue {
    let known = ratings?.catalogue
    let unrated = Dictionary(
      (known?.unratedMovies ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var catalogue = Catalogue(
      movies: movies.map { id in
        titles[id] ?? known?.index(of: id).flatMap { known?[$0] } ?? unrated[id]
          ?? Movie(untitled: id)
      },
      users: users.map { id in known?.index(of: id).flatMap { known?[$0] } ?? User(id: id) })
    catalogue.kind = known?.kind ?? (titles.values.contains { $0.year != nil } ? .movie : .item)
    return catalogue
  }

  private static func warnings(
    _ movies: IdentifiedRows, _ users: IdentifiedRows?, _ placed: PlacedRatings?
  ) -> [String] {
    var warnings: [String] = []
    for (kind, count) in [("movie", movies.rowsNotFinite), ("user", users?.rowsNotFinite ?? 0)]
    where count > 0 {
      warnings.append(
        "\(count.counted(kind)) \(count == 1 ? "has" : "have") numbers that are not finite, and"
          + " \(count == 1 ? "is" : "are") near nothing")
    }
    if let placed, placed.leftOut > 0 {
      warnings.append(
        "\(placed.leftOut.counted("rating")) left out, of movies or users that have no row")
    }
    return warnings
  }

  /// Ratings that are looked at to find out what products are.
  private static let judgedRatings = 100_000

  /// Whether products are ratings: where they have biases, and where they are nearer to the ratings than their mean is.
  private static func meaning(
    of factors: FactorModel, _ ratings: Ratings
  ) -> (OpenedFiles.ProductMeaning, String) {
    guard factors.biases == nil else { return (.rating, "") }
    guard ratings.count > 0, ratings.signal == .explicit, factors.userCount > 0 else {
      return (.order, "")
    }
    let stride = max(1, ratings.count / judgedRatings)
    var (errors, deviations, count) = (0.0, 0.0, 0.0)
    for position in Swift.stride(from: 0, to: ratings.count, by: stride) {
      let value = Double(ratings.values[position])
      let predicted = factors.predict(ratings.users[position], ratings.movies[position]).rating
      errors += (Double(predicted) - value) * (Double(predicted) - value)
      deviations += (ratings.mean - value) * (ratings.mean - value)
      count += 1
    }
    let words =
      "products of vectors are off the ratings by \((errors / count).squareRoot().fixed(2)),"
      + " and the ratings' mean by \((deviations / count).squareRoot().fixed(2))"
    return errors < deviations
      ? (.rating, words + ": they are taken for ratings")
      : (.order, words + ": they are taken to order movies, no more")
  }
}

/// Ratings of movies and users that have rows, by those.
private struct PlacedRatings {
  let ratings: Ratings
  /// Ratings of others.
  let leftOut: Int

  init(_ data: DataSet, movies: [MovieID], users: [UserID]) throws(OpeningError) {
    let all = data.ratings
    let movieRows = Self.rows(of: data.catalogue.movies.map(\.id), among: movies)
    let userRows = Self.rows(of: data.catalogue.users.map(\.id), among: users)
    if let rated = data.catalogue.movies.first?.id, let row = movies.first,
      movieRows.allSatisfy({ $0 == nil })
    {
      throw .otherMovies(rated: rated, row: row)
    }
    if let rated = data.catalogue.users.first?.id, let row = users.first,
      userRows.allSatisfy({ $0 == nil })
    {
      throw .otherUsers(rated: rated, row: row)
    }
    let kept = (0..<all.count).filter {
      movieRows[all.movies[$0].position] != nil && userRows[all.users[$0].position] != nil
    }
    var ratings = Ratings(
      users: kept.compactMap { userRows[all.users[$0].position].map { UserIndex($0) } },
      movies: kept.compactMap { movieRows[all.movies[$0].position].map { MovieIndex($0) } },
      values: kept.map { all.values[$0] },
      times: all.times.isEmpty ? [] : kept.map { all.times[$0] },
      userCount: users.count, movieCount: movies.count)
    ratings.signal = all.signal
    ratings.relevanceThreshold = all.relevanceThreshold
    self.ratings = ratings
    leftOut = all.count - kept.count
  }

  /// Where each id stands among others; both ascend.
  private static func rows<ID: Comparable>(of ids: [ID], among rows: [ID]) -> [Int?] {
    var row = 0
    return ids.map { id in
      while row < rows.count, rows[row] < id { row += 1 }
      return row < rows.count && rows[row] == id ? row : nil
    }
  }
}
