import RatingData

extension Weights {
  static let format = "marquee"
  static let version = "1"

  /// Whether metadata are those of weights that this program understands.
  static func check(_ metadata: [String: String]) throws(WeightsError.Fault) {
    guard metadata["format"] == format else { throw .foreign(format: metadata["format"]) }
    guard metadata["version"] == version else { throw .version(metadata["version"]) }
    if let learner = metadata["learner"], !LearnerSettings.names.contains(learner) {
      throw .learner(learner)
    }
  }

  init(_ file: Safetensors) throws(WeightsError.Fault) {
    let userShape = try file.shape(of: "user_factors", dimensions: 2)
    let movieShape = try file.shape(of: "movie_factors", dimensions: 2)
    guard movieShape[1] == userShape[1] else {
      throw .shape(
        tensor: "movie_factors", found: movieShape, expected: "\(userShape[1]) columns")
    }
    guard userShape[1] > 0 else {
      throw .shape(tensor: "user_factors", found: userShape, expected: "a column at least")
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
      userIDs: try file.identifiers(of: "user", count: userShape[0]).map { UserID(rawValue: $0) },
      movieIDs: try file.identifiers(of: "movie", count: movieShape[0]).map {
        MovieID(rawValue: $0)
      },
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

  /// The widest values first and the bytes of texts last, which keeps all of them aligned.
  var safetensors: Safetensors {
    var file = Safetensors(metadata: metadata, tensors: [:], data: [])
    file.metadata["format"] = Self.format
    file.metadata["version"] = Self.version
    let userNames = IdentifierTensor(userIDs.map(\.rawValue), of: "user")
    let movieNames = IdentifierTensor(movieIDs.map(\.rawValue), of: "movie")
    userNames.appendNumbers(to: &file)
    movieNames.appendNumbers(to: &file)
    let users = snapshot.userFactors
    file.append("user_factors", users.values, shape: [users.rows, users.columns])
    let movies = snapshot.movieFactors
    file.append("movie_factors", movies.values, shape: [movies.rows, movies.columns])
    if let biases = snapshot.biases {
      file.append("user_biases", biases.users, shape: [biases.users.count])
      file.append("movie_biases", biases.movies, shape: [biases.movies.count])
      file.append("mean", [biases.mean], shape: [1])
    }
    userNames.appendBytes(to: &file)
    movieNames.appendBytes(to: &file)
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
