import RatingData

extension EvaluationSplit {
  /// A split whose two parts were given as sets of their own. Users and movies are the same in both where
  /// their ids are.
  public init(name: String, train: DataSet, test: DataSet) {
    let users = Union(train.catalogue.users.map(\.id), test.catalogue.users.map(\.id))
    let movies = Union(train.catalogue.movies.map(\.id), test.catalogue.movies.map(\.id))
    let (first, second) = (train.ratings, test.ratings)
    let hasTimes = !first.times.isEmpty && !second.times.isEmpty
    let count = first.count
    var ratings = Ratings(
      users: first.users.map { UserIndex(users.first[$0.position]) }
        + second.users.map { UserIndex(users.second[$0.position]) },
      movies: first.movies.map { MovieIndex(movies.first[$0.position]) }
        + second.movies.map { MovieIndex(movies.second[$0.position]) },
      values: Array(first.values) + Array(second.values),
      times: hasTimes ? first.times + second.times : [],
      userCount: users.count, movieCount: movies.count)
    ratings.signal = first.signal
    ratings.relevanceThreshold = first.relevanceThreshold
    ratings.features = SideFeatures(
      users: users.merged(train.catalogue.users, test.catalogue.users),
      movies: movies.merged(train.catalogue.movies, test.catalogue.movies))
    self.init(
      name: name, ratings: ratings,
      train: (0..<count).map { Int32($0) },
      test: (count..<count + second.count).map { Int32($0) })
    self.movies = movies.merged(train.catalogue.movies, test.catalogue.movies)
  }
}

/// Two ascending lists of ids merged into one, and where each id of either stands in it.
private struct Union {
  private(set) var first: [Int] = []
  private(set) var second: [Int] = []
  private(set) var count = 0

  /// By place in the union; where both have one, the first's.
  func merged<Element>(_ a: [Element], _ b: [Element]) -> [Element] {
    let places = Array(zip(second, b)) + Array(zip(first, a))
    return Dictionary(places) { $1 }.sorted { $0.key < $1.key }.map(\.value)
  }

  init<ID: Comparable>(_ a: [ID], _ b: [ID]) {
    while first.count < a.count || second.count < b.count {
      let (i, j) = (first.count, second.count)
      if j == b.count || (i < a.count && a[i] <= b[j]) { first.append(count) }
      if i == a.count || (j < b.count && b[j] <= a[i]) { second.append(count) }
      count += 1
    }
  }
}
