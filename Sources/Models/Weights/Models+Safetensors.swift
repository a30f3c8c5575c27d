import RatingData

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

/// Tensors of factors and of biases, one sample after another, under the names that a factor model has for
/// them; `user_factors` is [samples, users, k].
extension SampledModel {
  public init(from file: Safetensors) throws(WeightsError.Fault) {
    let userShape = try file.shape(of: "user_factors", dimensions: 3)
    let movieShape = try file.shape(of: "movie_factors", dimensions: 3)
    let (count, users, columns) = (userShape[0], userShape[1], userShape[2])
    let movies = movieShape[1]
    guard count > 0, columns > 0 else {
      throw .shape(
        tensor: "user_factors", found: userShape, expected: "a sample and a column at least")
    }
    guard movieShape == [count, movies, columns] else {
      throw .shape(
        tensor: "movie_factors", found: movieShape,
        expected: "\(count) samples of \(columns) columns")
    }
    let noise = try NoiseVariances(from: file, users: users, movies: movies)
    let stacked = StackedFactors(
      samples: count, users: users, movies: movies, factors: columns,
      userFactors: try file.finiteValues("user_factors", shape: userShape),
      movieFactors: try file.finiteValues("movie_factors", shape: movieShape),
      means: try file.finiteValues("mean", shape: [count]),
      userBiases: try file.finiteValues("user_biases", shape: [count, users]),
      movieBiases: try file.finiteValues("movie_biases", shape: [count, movies]))
    self.init(
      stacked.models, noise: noise, sessions: try SessionBiases(from: file, users: users))
  }

  public func save(to file: inout Safetensors) {
    let count = samples.count
    let columns = samples[0].userFactors.columns
    file.append(
      "user_factors", samples.flatMap { $0.userFactors.values },
      shape: [count, userCount, columns])
    file.append(
      "movie_factors", samples.flatMap { $0.movieFactors.values },
      shape: [count, movieCount, columns])
    let biases = samples.compactMap(\.biases)
    file.append("user_biases", biases.flatMap(\.users), shape: [biases.count, userCount])
    file.append("movie_biases", biases.flatMap(\.movies), shape: [biases.count, movieCount])
    file.append("mean", biases.map(\.mean), shape: [biases.count])
    noise.save(to: &file)
    sessions?.save(to: &file)
  }
}

/// A session each in I64 `session_users`, `session_firsts` and `session_lasts`, the seconds since 1970 at which it began
/// and ended, and F32 `session_biases`; F32 `session_variance` [1].
extension SessionBiases {
  /// - Returns: nil where the file has none.
  fileprivate init?(from file: Safetensors, users: Int) throws(WeightsError.Fault) {
    guard file.tensors["session_biases"] != nil else { return nil }
    let shape = try file.shape(of: "session_biases", dimensions: 1)
    let sessions: RatingSessions
    let columns: [[Int64]] = [
      try file.values("session_users", shape: shape),
      try file.values("session_firsts", shape: shape),
      try file.values("session_lasts", shape: shape),
    ]
    do throws(RatingSessions.ColumnError) {
      sessions = try RatingSessions(
        users: columns[0], firsts: columns[1], lasts: columns[2], userCount: users)
    } catch {
      throw .session(position: error.position)
    }
    self.init(
      sessions, values: try file.finiteValues("session_biases", shape: shape),
      variance: max(0, try file.finiteValues("session_variance", shape: [1])[0]))
  }

  fileprivate func save(to file: inout Safetensors) {
    let shape = [sessions.count]
    file.append("session_users", sessions.users, shape: shape)
    file.append("session_firsts", sessions.firsts, shape: shape)
    file.append("session_lasts", sessions.lasts, shape: shape)
    file.append("session_biases", values, shape: shape)
    file.append("session_variance", [variance], shape: [1])
  }
}

extension NoiseVariances {
  fileprivate init(
    from file: Safetensors, users: Int, movies: Int
  ) throws(WeightsError.Fault) {
    func factors(_ name: String, count: Int) throws(WeightsError.Fault) -> [Float] {
      guard file.tensors[name] != nil else { return [] }
      return try file.finiteValues(name, shape: [count]).map { max(0, $0) }
    }
    self.init(
      base: max(0, try file.finiteValues("noise", shape: [1])[0]),
      users: try factors("user_noise", count: users),
      movies: try factors("movie_noise", count: movies))
  }

  fileprivate func save(to file: inout Safetensors) {
    file.append("noise", [base], shape: [1])
    if !users.isEmpty { file.append("user_noise", users, shape: [users.count]) }
    if !movies.isEmpty { file.append("movie_noise", movies, shape: [movies.count]) }
  }
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
  package func finiteValues(
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
