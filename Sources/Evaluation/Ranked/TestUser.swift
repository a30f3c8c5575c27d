import RatingData

/// A user with something to find: what is known of them, and what they turn out to like.
struct TestUser: Sendable {
  let user: UserIndex
  /// What they rated in what trains, validates or folds them in: no recommendation.
  fileprivate(set) var known: Set<MovieIndex> = []
  /// What they rated in the test part.
  fileprivate(set) var rated: Set<MovieIndex> = []
  /// What of it they like, without what is known: a movie rated twice may be in both parts.
  fileprivate(set) var liked: Set<MovieIndex> = []
}

extension EvaluationSplit {
  /// The users who like something of the test part, in their order.
  var testUsers: [TestUser] {
    var users = (0..<ratings.userCount).map { TestUser(user: UserIndex($0)) }
    for position in test {
      let (user, movie) = (ratings.users[Int(position)].position, ratings.movies[Int(position)])
      users[user].rated.insert(movie)
      if ratings.values[Int(position)] >= ratings.relevanceThreshold {
        users[user].liked.insert(movie)
      }
    }
    for position in [train, validation, foldedIn].joined() {
      let user = ratings.users[Int(position)].position
      if !users[user].liked.isEmpty { users[user].known.insert(ratings.movies[Int(position)]) }
    }
    return users.compactMap { user in
      var user = user
      user.liked.subtract(user.known)
      return user.liked.isEmpty ? nil : user
    }
  }
}
