import Models
import RatingData

/// One of several people who look for a movie together, by what they have rated.
public struct GroupMember: Sendable, Equatable {
  /// What lists call them.
  public let name: String
  /// On the scale of the data.
  public let ratings: [MovieRating]
  /// Movies that they know, too, and did not rate.
  public let watched: [MovieIndex]

  public init(name: String, ratings: [MovieRating], watched: [MovieIndex] = []) {
    self.name = name
    self.ratings = ratings
    self.watched = watched
  }

  /// Why nothing can be said of what they like.
  public enum Silence: Sendable, Equatable {
    /// They have rated nothing of these data.
    case ratedNothing
    /// Their ratings say nothing of a taste to the model.
    case tellsNothing
  }
}

extension GroupMember.Silence: CustomStringConvertible {
  public var description: String {
    switch self {
    case .ratedNothing: "has rated nothing of these data"
    case .tellsNothing: "has ratings that tell nothing of a taste yet"
    }
  }
}
