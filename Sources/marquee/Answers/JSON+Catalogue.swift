import RatingData

extension JSON {
  /// A movie's id and title.
  static func movie(_ movie: Movie) -> JSON {
    ["id": .integer(movie.id.rawValue), "title": .string(movie.title)]
  }

  /// The same object with more members behind.
  func adding(_ more: JSON) -> JSON {
    guard case .object(let members) = self, case .object(let others) = more else { return self }
    return .object(members + others)
  }
}
