/// What people call the columns of their ratings.
enum ColumnNames {
  /// What the columns of a header hold; nil where it names none of user, item and rating.
  static func columns(_ header: [String]) -> [RatingColumn?]? {
    var named: Set<RatingColumn> = []
    let columns = header.map { name in
      // The first one counts, where two go by such names.
      column(name).flatMap { named.insert($0).inserted ? $0 : nil }
    }
    guard named.contains(.user) || named.contains(.item) || named.contains(.rating) else {
      return nil
    }
    return columns
  }

  /// Names in a header that may mean the same column: the one that is taken, and those that are left.
  static func rivals(
    _ header: [String]
  ) -> [(column: RatingColumn, taken: String, left: [String])] {
    RatingColumn.allCases.compactMap { wanted in
      let all = header.filter { column($0) == wanted }
      return all.count > 1 ? (wanted, all[0], Array(all.dropFirst())) : nil
    }
  }

  /// Whether one of them is called after movies: `movieId`, `movie_title`, `film`.
  static func sayMovies(_ header: [String]) -> Bool {
    let movies = ["movie", "movieid", "movietitle", "film", "filmid", "filmtitle"]
    return header.contains { name in
      movies.contains(name.lowercased().prefix { $0 != ":" }.filter { $0.isLetter })
    }
  }

  private static func column(_ name: String) -> RatingColumn? {
    // RecBole writes each column's type behind a colon.
    let plain = name.lowercased().prefix { $0 != ":" }.filter { $0.isLetter || $0.isNumber }
    return names.first { $0.value.contains(plain) }?.key
  }

  /// MovieLens', Netflix', Book-Crossing's, Goodbooks', Amazon's, Last.fm's, RecBole's and Surprise's, and what counts
  /// are called.
  private static let names: [RatingColumn: Set<String>] = [
    .user: [
      "user", "userid", "uid", "username", "userhash", "reviewer", "reviewerid", "customer",
      "customerid", "person", "personid", "row",
    ],
    .item: [
      "item", "itemid", "iid", "movie", "movieid", "film", "filmid", "title", "book", "bookid",
      "isbn", "asin", "parentasin", "product", "productid", "artist", "artistid", "song", "songid",
      "anime", "animeid", "game", "gameid", "business", "businessid", "col", "column",
    ],
    .rating: [
      "rating", "ratings", "rate", "rui", "score", "stars", "star", "overall", "value", "val",
      "bookrating", "userrating", "userscore",
      "plays", "playcount", "count", "listens", "views", "clicks", "quantity", "weight",
    ],
    .timestamp: [
      "timestamp", "time", "ts", "date", "datetime", "ratedat", "createdat", "unixtime",
      "unixreviewtime", "unixtimestamp", "ratingtimestamp",
    ],
  ]
}
