import RatingData

extension Weights {
  static let format = "marquee"
  static let version = "1"

  /// Whether metadata are those of weights.
  static func check(_ metadata: [String: String]) throws(WeightsError.Fault) {
    guard metadata["format"] == Self.format else { throw .foreign(format: metadata["format"]) }
  }

  init(_ file: Safetensors) throws(WeightsError.Fault) {
    let userShape = try file.shape(of: "user_factors", dimensions: 2)
    let movieShape = try file.shape(of: "movie_factors", dimensions: 2)
    guard movieShape[1] == userShape[1] else {
      throw .shape(
        tensor: "movie_factors", found: movieShape, expected: "\(userShape[1]) columns")
    }
    let users: [Float] = try file.values("user_factors", shape: userShape)
    let movies: [Float] = try file.values("movie_factors", shape: movieShape)
    let snapshot = FactorSnapshot(
      epoch: file.metadata["epoch"].flatMap { Int($0) } ?? 0,
      validationLoss: file.metadata["val_loss"].flatMap { Double($0) },
      userFactors: FactorMatrix(rows: userShape[0], columns: userShape[1], values: users),
      movieFactors: FactorMatrix(rows: movieShape[0], columns: movieShape[1], values: movies),
      biases: try Self.biases(file, users: userShape[0], movies: movieShape[0]))
    self.init(
      snapshot: snapshot,
      userIDs: try Self.ids("user_ids", file, count: userShape[0]).map { UserID($0) },
      movieIDs: try Self.ids("movie_ids", file, count: movieShape[0]).map { MovieID($0) },
      metadata: file.metadata)
    try checkFinite()
  }

  private static func biases(
    _ file: Safetensors, users: Int, movies: Int
  ) throws(WeightsError.Fault) -> FactorSnapshot.Biases? {
    let names = ["mean", "user_biases", "movie_biases"]
    guard names.contains(where: { file.tensors[$0] != nil }) else { return nil }
    let mean: [Float] = try file.values("mean", shape: [1])
    return .init(
      mean: mean[0], users: try file.values("user_biases", shape: [users]),
      movies: try file.values("movie_biases", shape: [movies]))
  }

  private static func ids(
    _ name: String, _ file: Safetensors, count: Int
  ) throws(WeightsError.Fault) -> [Int64] {
    let ids: [Int64] = try file.values(name, shape: [count])
    for position in ids.indices.dropFirst() where ids[position] <= ids[position - 1] {
      throw .ids(tensor: name, position: position)
    }
    return ids
  }

  /// Ids first: eight bytes each, they keep what follows aligned.
  var safetensors: Safetensors {
    var file = Safetensors(metadata: metadata, tensors: [:], data: [])
    file.metadata["format"] = Self.format
    file.metadata["version"] = Self.version
    file.append("user_ids", userIDs.compactMap(\.rawValue.number), shape: [userIDs.count])
    file.append("movie_ids", movieIDs.compactMap(\.rawValue.number), shape: [movieIDs.count])
    let users = snapshot.userFactors
    file.append("user_factors", users.values, shape: [users.rows, users.columns])
    let movies = snapshot.movieFactors
    file.append("movie_factors", movies.values, shape: [movies.rows, movies.columns])
    if let biases = snapshot.biases {
      file.append("user_biases", biases.users, shape: [biases.users.count])
      file.append("movie_biases", biases.movies, shape: [biases.movies.count])
      file.append("mean", [biases.mean], shape: [1])
    }
    return file
  }

  func checkFinite() throws(WeightsError.Fault) {
    let biases = snapshot.biases
    for (name, values) in [
      ("user_factors", snapshot.userFactors.values),
      ("movie_factors", snapshot.movieFactors.values), ("mean", biases.map { [$0.mean] } ?? []),
      ("user_biases", biases?.users ?? []), ("movie_biases", biases?.movies ?? []),
    ] {
      if let position = values.firstIndex(where: { !$0.isFinite }) {
        throw .notFinite(tensor: name, position: position)
      }
    }
  }
}
