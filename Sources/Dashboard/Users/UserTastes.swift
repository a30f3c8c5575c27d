import RatingData

/// What each user loves, found once for all: for sets that know nothing of people but ids.
struct UserTastes: Sendable {
  /// By user: of the movies that they rated highest the one that most people know.
  let favourites: [MovieIndex?]
  /// By user: the genre that they rate far more often than others do; nil where there are no genres.
  let genres: [String?]

  init(_ data: DataSet) {
    let ratings = data.ratings
    var favourites = [MovieIndex?](repeating: nil, count: ratings.userCount)
    var best = [Float](repeating: -.infinity, count: ratings.userCount)
    let names = data.catalogue.genres
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let genresOf = data.catalogue.movies.map { $0.genres.compactMap { numbers[$0] } }
    var counts = [Int32](repeating: 0, count: ratings.userCount * names.count)
    var totals = [Double](repeating: 0, count: names.count)
    for position in 0..<ratings.count {
      let user = ratings.users[position].position
      let movie = ratings.movies[position]
      let value = ratings.values[position]
      let isBetter =
        value > best[user]
        || value == best[user]
          && data.byMovie.count(movie) > favourites[user].map { data.byMovie.count($0) } ?? 0
      if isBetter {
        best[user] = value
        favourites[user] = movie
      }
      for genre in genresOf[movie.position] {
        counts[user * names.count + genre] += 1
        totals[genre] += 1
      }
    }
    self.favourites = favourites
    let all = max(1, totals.reduce(0, +))
    genres = (0..<ratings.userCount).map { user in
      let row = counts[user * names.count..<(user + 1) * names.count]
      let sum = Double(row.reduce(0, +))
      // How many more than expected, in standard deviations of a count: rare genres need more than one movie.
      let scores = zip(row, totals).map { count, total in
        let expected = sum * total / all
        return (Double(count) - expected) / max(1, expected).squareRoot()
      }
      return scores.indices.max { scores[$0] < scores[$1] }.map { names[$0] }
    }
  }
}
