import Models
import RatingData

/// What one step of a learner did, for an eye that looks at it alone.
public struct StepReport: Sendable {
  /// The epoch that runs, from 1, and the step of it that was done, from 1.
  public let epoch: Int
  public let step: Int
  public let stepsPerEpoch: Int
  /// What the learner calls it: `batch`.
  public let stepName: String
  /// The model before and after it.
  public let before: any Model
  public let after: any Model
  /// The ratings that it learned from, the first of them; empty where the learner solves rows instead.
  public let learnedFrom: [StepRating]
  /// How many it learned from.
  public let ratingCount: Int
  /// The user and the movie that are followed, or else the ones of its first rating, or else those that moved most.
  public let user: RowUpdate<UserIndex>?
  public let movie: RowUpdate<MovieIndex>?
}

extension StepReport {
  /// Ratings that are listed at the most.
  public static let mostRatings = 200

  /// What there is to list: the ratings that it learned from, or else those of the row that it moved.
  public func ratings(in all: Ratings) -> [StepRating] {
    guard learnedFrom.isEmpty else { return learnedFrom }
    let positions: [Int]
    if let user = user?.index {
      positions = all.users.indices.filter { all.users[$0] == user }
    } else if let movie = movie?.index {
      positions = all.movies.indices.filter { all.movies[$0] == movie }
    } else {
      return []
    }
    return positions.prefix(Self.mostRatings).map {
      StepRating(user: all.users[$0], movie: all.movies[$0], rating: all.values[$0])
    }
  }
}

/// A rating that a step learned from.
public struct StepRating: Sendable, Equatable {
  public let user: UserIndex
  public let movie: MovieIndex
  public let rating: Float

  public init(user: UserIndex, movie: MovieIndex, rating: Float) {
    self.user = user
    self.movie = movie
    self.rating = rating
  }
}

/// Whose row is to be looked at.
public struct StepSubject: Sendable, Equatable {
  public var user: UserIndex?
  public var movie: MovieIndex?

  public init(user: UserIndex? = nil, movie: MovieIndex? = nil) {
    self.user = user
    self.movie = movie
  }
}
