import RatingData

/// Which ratings of a set an evaluation is made of: all, unless told otherwise.
public struct RatingFilter: Sendable, Equatable {
  /// How many of the kept ratings each user and each movie has at the least.
  public struct Core: Sendable, Equatable {
    public let users: Int
    public let movies: Int

    public init(users: Int, movies: Int) {
      self.users = users
      self.movies = movies
    }
  }

  /// The lowest rating that is kept; nil keeps all.
  public let lowest: Float?
  /// nil keeps users and movies with any number of ratings.
  public let core: Core?

  public init(lowest: Float? = nil, core: Core? = nil) {
    self.lowest = lowest
    self.core = core
  }

  /// The set with what is kept alone; users and movies without any rating are left out. What is kept by its rating is
  /// relevant.
  ///
  /// - Throws: where nothing is kept.
  public func applied(to data: DataSet) throws(EvaluationError) -> DataSet {
    guard lowest != nil || core != nil else { return data }
    let kept = positions(of: data.ratings)
    guard !kept.isEmpty else { throw .nothingKept(data.ratings.count) }
    let filtered = data.keeping(kept)
    return lowest.map { filtered.relevant(from: $0) } ?? filtered
  }

  /// Leaves out users and movies with too few ratings, until all have enough.
  private func positions(of ratings: Ratings) -> [Int32] {
    var kept = (0..<Int32(ratings.count)).filter { position in
      lowest.map { ratings.values[Int(position)] >= $0 } ?? true
    }
    guard let core else { return kept }
    while true {
      let before = kept.count
      var users = [Int](repeating: 0, count: ratings.userCount)
      var movies = [Int](repeating: 0, count: ratings.movieCount)
      for position in kept {
        users[ratings.users[Int(position)].position] += 1
        movies[ratings.movies[Int(position)].position] += 1
      }
      kept.removeAll {
        users[ratings.users[Int($0)].position] < core.users
          || movies[ratings.movies[Int($0)].position] < core.movies
      }
      guard kept.count < before else { return kept }
    }
  }
}

extension DataSet {
  /// A set of some of the ratings, with the users and movies that they name.
  fileprivate func keeping(_ positions: [Int32]) -> DataSet {
    let users = Renumbering(
      of: positions.lazy.map { ratings.users[Int($0)].position }, count: ratings.userCount)
    let movies = Renumbering(
      of: positions.lazy.map { ratings.movies[Int($0)].position }, count: ratings.movieCount)
    var kept = Ratings(
      users: positions.map { UserIndex(users.places[ratings.users[Int($0)].position]) },
      movies: positions.map { MovieIndex(movies.places[ratings.movies[Int($0)].position]) },
      values: positions.map { ratings.values[Int($0)] },
      times: ratings.times.isEmpty ? [] : positions.map { ratings.times[Int($0)] },
      userCount: users.kept.count, movieCount: movies.kept.count)
    kept.signal = ratings.signal
    kept.relevanceThreshold = ratings.relevanceThreshold
    var catalogue = Catalogue(
      movies: movies.kept.map { self.catalogue.movies[$0] },
      users: users.kept.map { self.catalogue.users[$0] })
    catalogue.kind = kind
    return DataSet(
      name: name, ratings: kept, catalogue: catalogue, provenance: provenance, known: known)
  }
}

/// New numbers for those that are used, in their order.
private struct Renumbering {
  /// By old number; 0 of one that is not used.
  private(set) var places: [Int]
  /// Those that are used, by new number.
  private(set) var kept: [Int] = []

  init(of used: some Sequence<Int>, count: Int) {
    var isUsed = [Bool](repeating: false, count: count)
    for number in used { isUsed[number] = true }
    places = [Int](repeating: 0, count: count)
    for number in 0..<count where isUsed[number] {
      places[number] = kept.count
      kept.append(number)
    }
  }
}
