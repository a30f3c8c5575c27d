import Models
import RatingData
import Text

/// Some users with what they rated, for a page whose maker wants it there.
struct RatedPart {
  let data: DataSet
  let model: any Model

  /// Users, those with the most ratings first, and the highest ratings of each.
  private static let (mostUsers, mostRatings) = (50, 30)

  /// A user each: `id`, and rows of a movie's place, the rating, and what the model expects.
  func json(_ movies: inout PageMovies) -> JSON {
    let users = (0..<data.ratings.userCount).map { UserIndex($0) }
      .sorted {
        (data.byUser[$1].count, $0.position) < (data.byUser[$0].count, $1.position)
      }
      .prefix(Self.mostUsers)
    return .array(
      users.map { user in
        ["id": .string("\(data.catalogue[user].id)"), "rows": .array(rows(of: user, &movies))]
      })
  }

  private func rows(of user: UserIndex, _ movies: inout PageMovies) -> [JSON] {
    data.byUser[user].sorted {
      (data.ratings.values[$1], $0) < (data.ratings.values[$0], $1)
    }
    .prefix(Self.mostRatings).map { position in
      let movie = data.ratings.movies[position]
      let expected = Double(model.rating(user, movie, on: data.ratings.scale))
      return .array([
        .integer(movies.place(of: movie)), .number(data.ratings.values[position]),
        .number((expected * 100).rounded() / 100),
      ])
    }
  }
}
