import Models
import RatingData

extension Weights {
  /// The model with a row for every user and movie of ratings whose indexes are the ids; those that no rating trained are
  /// zero.
  func placed(in ratings: Ratings) -> Snapshot {
    placed(
      users: userIDs.map { $0.rawValue.index }, of: ratings.userCount,
      movies: movieIDs.map { $0.rawValue.index }, of: ratings.movieCount)
  }

  /// The model with a row for every user and movie of a catalogue, likewise.
  func placed(in catalogue: Catalogue) -> Snapshot {
    placed(
      users: userIDs.map { catalogue.index(of: $0)?.position }, of: catalogue.users.count,
      movies: movieIDs.map { catalogue.index(of: $0)?.position }, of: catalogue.movies.count)
  }

  private func placed(
    users userPlaces: [Int?], of userCount: Int, movies moviePlaces: [Int?], of movieCount: Int
  ) -> Snapshot {
    let model = snapshot.model
    guard let users = model.userVectors, let movies = model.movieVectors else { return snapshot }
    let placedUsers = users.placed(at: userPlaces, rows: userCount)
    let placedMovies = movies.placed(at: moviePlaces, rows: movieCount)
    let factors = FactorModel(userFactors: placedUsers, movieFactors: placedMovies)
    let placed: any Model =
      (model as? PreferenceModel).map {
        PreferenceModel(factors, unobservedWeight: $0.unobservedWeight)
      }
      ?? factors
    return Snapshot(
      placed, epoch: snapshot.epoch, validated: snapshot.validated)
  }
}

extension Identifier {
  fileprivate var index: Int? { number.flatMap { Int(exactly: $0) } }
}

extension FactorMatrix {
  /// - Parameter places: of each row; nil of those that are left out.
  fileprivate func placed(at places: [Int?], rows: Int) -> FactorMatrix {
    var values = [Float](repeating: 0, count: rows * columns)
    for (row, place) in places.enumerated() {
      guard let place, (0..<rows).contains(place) else { continue }
      values.replaceSubrange(place * columns..<(place + 1) * columns, with: self[row])
    }
    return FactorMatrix(rows: rows, columns: columns, values: values)
  }
}
