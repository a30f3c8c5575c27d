import RatingData

@testable import RatingFiles
@testable import RatingWriting

/// What any set that was read is like.
enum DataSetLaw {
  static func check(_ data: DataSet) throws(BrokenLaw) {
    for warning in data.warnings { try MessageLaw.check(warning, "a warning") }
    try MessageLaw.check(data.provenance.evidence, "the evidence")
    try checkIDs(data.catalogue)
    try checkRatings(data.ratings)
    for movie in data.catalogue.listedMovies {
      try checkText(movie.title, "a title")
      for genre in movie.genres { try checkText(genre, "a genre") }
    }
  }

  private static func checkIDs(_ catalogue: Catalogue) throws(BrokenLaw) {
    let lists = [
      catalogue.movies.map(\.id.rawValue), catalogue.unratedMovies.map(\.id.rawValue),
      catalogue.users.map(\.id.rawValue), catalogue.silentUsers.map(\.id.rawValue),
    ]
    for ids in lists {
      guard zip(ids, ids.dropFirst()).allSatisfy({ $0 < $1 && $0 != $1 }) else {
        throw BrokenLaw("ids do not ascend: \(ids)")
      }
      for id in ids {
        try checkText(id.description, "an id")
        guard Identifier(id.description) == id else {
          throw BrokenLaw("the id \(id) is of the wrong kind")
        }
      }
    }
    for (place, movie) in catalogue.movies.enumerated()
    where catalogue.index(of: movie.id) != MovieIndex(place) {
      throw BrokenLaw("movie \(movie.id) is not found by its id")
    }
    for (place, user) in catalogue.users.enumerated()
    where catalogue.index(of: user.id) != UserIndex(place) {
      throw BrokenLaw("user \(user.id) is not found by its id")
    }
    for movie in catalogue.unratedMovies where catalogue.index(of: movie.id) != nil {
      throw BrokenLaw("movie \(movie.id) is rated and is not")
    }
  }

  private static func checkRatings(_ ratings: Ratings) throws(BrokenLaw) {
    guard ratings.count > 0 else { throw BrokenLaw("a set without ratings") }
    guard Set(ratings.users) == Set((0..<ratings.userCount).map(UserIndex.init)),
      Set(ratings.movies) == Set((0..<ratings.movieCount).map(MovieIndex.init))
    else { throw BrokenLaw("users or movies without ratings") }
    guard ratings.values.allSatisfy(RatingSignal.explicit.allowed.contains) else {
      throw BrokenLaw("values beyond all bounds")
    }
    let columns = ValueHistogram(ratings).columns
    guard columns.reduce(0, { $0 + $1.count }) == ratings.count else {
      throw BrokenLaw("a histogram of other ratings: \(columns)")
    }
  }

  private static func checkText(_ text: String, _ what: String) throws(BrokenLaw) {
    guard !text.isEmpty else { throw BrokenLaw("\(what) is empty") }
    guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { throw BrokenLaw("\(what) holds a control character: \(text.debugDescription)") }
  }
}
