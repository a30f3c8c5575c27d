extension FactorModel {
  public init(from file: Safetensors) throws(WeightsError.Fault) {
    let userShape = try file.shape(of: "user_factors", dimensions: 2)
    let movieShape = try file.shape(of: "movie_factors", dimensions: 2)
    guard movieShape[1] == userShape[1] else {
      throw .shape(
        tensor: "movie_factors", found: movieShape, expected: "\(userShape[1]) columns")
    }
    guard userShape[1] > 0 else {
      throw .shape(tensor: "user_factors", found: userShape, expected: "a column at least")
    }
    let users = try file.finiteValues("user_factors", shape: userShape)
    let movies = try file.finiteValues("movie_factors", shape: movieShape)
    self.init(
      userFactors: FactorMatrix(rows: userShape[0], columns: userShape[1], values: users),
      movieFactors: FactorMatrix(rows: movieShape[0], columns: movieShape[1], values: movies),
      biases: Biases.names.contains { file.tensors[$0] != nil }
        ? try Biases(from: file, users: userShape[0], movies: movieShape[0]) : nil)
  }

  public func save(to file: inout Safetensors) {
    file.append(
      "user_factors", userFactors.values, shape: [userFactors.rows, userFactors.columns])
    file.append(
      "movie_factors", movieFactors.values, shape: [movieFactors.rows, movieFactors.columns])
    biases?.save(to: &file)
  }
}

extension BiasModel {
  public init(from file: Safetensors) throws(WeightsError.Fault) {
    self.init(
      try Biases(
        from: file, users: try file.shape(of: "user_biases", dimensions: 1)[0],
        movies: try file.shape(of: "movie_biases", dimensions: 1)[0]))
  }

  public func save(to file: inout Safetensors) { biases.save(to: &file) }
}

extension Biases {
  fileprivate static let names = ["mean", "user_biases", "movie_biases"]

  fileprivate init(
    from file: Safetensors, users: Int, movies: Int
  ) throws(WeightsError.Fault) {
    let mean = try file.finiteValues("mean", shape: [1])
    self.init(
      mean: mean[0], users: try file.finiteValues("user_biases", shape: [users]),
      movies: try file.finiteValues("movie_biases", shape: [movies]))
  }

  fileprivate func save(to file: inout Safetensors) {
    file.append("user_biases", users, shape: [users.count])
    file.append("movie_biases", movies, shape: [movies.count])
    file.append("mean", [mean], shape: [1])
  }
}

extension Safetensors {
  /// A tensor of numbers, all of them finite.
  fileprivate func finiteValues(
    _ name: String, shape: [Int]
  ) throws(WeightsError.Fault) -> [Float] {
    let values: [Float] = try values(name, shape: shape)
    if let position = values.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(tensor: name, position: position)
    }
    return values
  }

  /// - Throws: for the first number that is not finite, in the order of names.
  func checkFinite() throws(WeightsError.Fault) {
    for (name, tensor) in tensors.sorted(by: { $0.key < $1.key })
    where tensor.dtype == Float.dtype {
      _ = try finiteValues(name, shape: tensor.shape)
    }
  }
}
