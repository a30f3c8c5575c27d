import RatingData
import Text

extension JSON {
  /// A number where it is one, else a string.
  static func identifier(_ id: Identifier) -> JSON {
    switch id {
    case .number(let number): .integer(number)
    case .text(let text): .string(text)
    }
  }

  /// A movie's id and title.
  static func movie(_ movie: Movie) -> JSON {
    ["id": .identifier(movie.id.rawValue), "title": .string(movie.title)]
  }

  /// A user's id, and who they are where the data say it.
  static func user(_ user: User) -> JSON {
    let json: JSON = ["id": .identifier(user.id.rawValue)]
    guard let profile = user.profile else { return json }
    return json.adding([
      "gender": .string(profile.gender), "age": .string(profile.ageGroup),
      "occupation": .string(profile.occupation),
    ])
  }
}
