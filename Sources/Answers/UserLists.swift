import Models
import RatingData

/// The first recommendations of many users, as their sameness is measured.
public struct UserLists: Sendable, Equatable {
  /// A list a user, best first, without what the user has rated; users in the order of their indices.
  public let lists: [[MovieIndex]]

  /// - Parameters:
  ///   - users: whose lists are made, spread evenly over all: at the least, and below twice as many; all where there are
  ///     fewer.
  ///   - length: movies of a list at the most.
  ///   - filter: which movies are recommended.
  /// - Complexity: O(users × movies × factors).
  public init(
    of users: Int, length: Int, in data: DataSet, _ model: any Model, filter: MovieFilter
  ) {
    let step = max(1, data.ratings.userCount / max(1, users))
    lists = stride(from: 0, to: data.ratings.userCount, by: step).map { position in
      let user = UserIndex(position)
      let seen = Set(data.byUser[user].map { data.ratings.movies[$0] })
      return model.recommendations(
        for: user, excluding: seen, count: length, on: data.ratings.scale,
        where: { filter.admits($0, in: data) }
      ).map(\.movie)
    }
  }
}
