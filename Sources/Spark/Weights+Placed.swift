import Models
import RatingData

extension Weights {
  /// The model with a row for every user and movie of the ratings: the ids are their indexes, and those that no rating
  /// trained are zero.
  func placed(in ratings: Ratings) throws(WeightsError) -> Snapshot {
    let model = snapshot.model
    guard let users = model.userVectors, let movies = model.movieVectors else { return snapshot }
    let placedUsers = users.placed(at: userIDs.map(\.rawValue), rows: ratings.userCount)
    let placedMovies = movies.placed(at: movieIDs.map(\.rawValue), rows: ratings.movieCount)
    let factors = FactorModel(userFactors: placedUsers, movieFactors: placedMovies)
    let placed: any Model =
      (model as? PreferenceModel).map {
        PreferenceModel(factors, unobservedWeight: $0.unobservedWeight)
      }
      ?? factors
    return Snapshot(
      placed, epoch: snapshot.epoch, validationLoss: snapshot.validationLoss)
  }
}

extension FactorMatrix {
  fileprivate func placed(at ids: [Identifier], rows: Int) -> FactorMatrix {
    var values = [Float](repeating: 0, count: rows * columns)
    for (row, id) in ids.enumerated() {
      guard let place = id.number.flatMap({ Int(exactly: $0) }), (0..<rows).contains(place) else {
        continue
      }
      values.replaceSubrange(place * columns..<(place + 1) * columns, with: self[row])
    }
    return FactorMatrix(rows: rows, columns: columns, values: values)
  }
}
