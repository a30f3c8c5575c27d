import Files
import Models
import RatingData

/// What a cluster sends home of its own ratings, to be browsed: every movie with its figures over all ratings, some users,
/// and the ratings of these.
///
/// Safetensors: `movie_ids` and `user_ids` as weights have them, I32 `movie_keys` and `user_keys` [n], I64 `movie_counts`
/// and F32 `movie_means` [n]; a rating each in I32 `rating_users` and `rating_movies`, which are keys, F32 `rating_values`
/// and U8 `rating_held`, which is 1 of those that validate.
struct ClusterCatalogue {
  let data: DataSet
  let heldOut: HeldOut

  /// - Parameters:
  ///   - name: what the ratings are called.
  ///   - listed: what is known of movies, by their ids.
  init(
    contentsOf path: String, name: String, listed: [MovieID: Movie]
  ) throws(WeightsError) {
    let file = try Safetensors(contentsOf: path)
    do throws(WeightsError.Fault) {
      let movies = try Rows(of: "movie", in: file)
      let users = try Rows(of: "user", in: file)
      let counts: [Int64] = try file.values("movie_counts", shape: [movies.ids.count])
      let totals = MovieTotals(
        counts: counts.map { Int32(clamping: $0) },
        means: try file.finiteValues("movie_means", shape: [movies.ids.count]))
      let shape = try file.shape(of: "rating_values", dimensions: 1)
      let ratings = Ratings(
        users: try users.positions("rating_users", shape, in: file).map { UserIndex($0) },
        movies: try movies.positions("rating_movies", shape, in: file).map { MovieIndex($0) },
        values: try file.finiteValues("rating_values", shape: shape),
        userCount: users.ids.count, movieCount: movies.ids.count)
      let marks: [UInt8] = try file.values("rating_held", shape: shape)
      heldOut = HeldOut(marks: marks.map { $0 == 1 })
      var catalogue = Catalogue(
        movies: movies.ids.map { id in
          let id = MovieID(rawValue: id)
          return listed[id] ?? Movie(untitled: id)
        },
        users: users.ids.map { User(id: UserID(rawValue: $0)) })
      catalogue.kind = ItemKind(saysMovies: false, genres: catalogue.genres)
      data = DataSet(
        name: name, ratings: ratings, catalogue: catalogue,
        provenance: Provenance(
          format: "ratings of a cluster",
          evidence:
            "\(users.ids.count) users and \(ratings.count) of their ratings came from the cluster"),
        byMovie: totals)
    } catch {
      throw .broken(path: path, fault: error)
    }
  }
}

/// The movies or the users of a file, and which key each has in its ratings.
private struct Rows {
  let ids: [Identifier]
  private let places: [Int32: Int]

  init(of rows: String, in file: Safetensors) throws(WeightsError.Fault) {
    let shape = try file.shape(of: rows + "_keys", dimensions: 1)
    let keys: [Int32] = try file.values(rows + "_keys", shape: shape)
    ids = try file.identifiers(of: rows, count: shape[0])
    places = Dictionary(zip(keys, keys.indices)) { first, _ in first }
  }

  /// Where the rows stand that a column of keys names.
  func positions(
    _ column: String, _ shape: [Int], in file: Safetensors
  ) throws(WeightsError.Fault) -> [Int] {
    let keys: [Int32] = try file.values(column, shape: shape)
    var positions: [Int] = []
    positions.reserveCapacity(keys.count)
    for (position, key) in keys.enumerated() {
      guard let place = places[key] else { throw .ids(tensor: column, position: position) }
      positions.append(place)
    }
    return positions
  }
}
