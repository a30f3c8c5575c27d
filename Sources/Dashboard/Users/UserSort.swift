import Answers
import Models
import RatingData

/// What the list of users is sorted by.
enum UserSort: ListSort {
  case ratings
  case mean
  case id

  static let initial = UserSort.ratings

  /// By the beginning of the id, by words of the demographics, or else by movies that they rated: `fargo, heat`.
  static func filter(_ rows: [UserIndex], by text: String, in library: Library) -> [UserIndex]? {
    let byID = rows.filter { library.data.catalogue[$0].id.description.hasPrefix(text) }
    guard byID.isEmpty else { return byID }
    let words = text.lowercased().split(separator: " ")
    let byProfile = rows.filter { user in
      guard let profile = library.data.catalogue[user].profile else { return false }
      let parts = profile.summary(" ").lowercased().split { $0 == " " || $0 == "/" }
      return words.allSatisfy { word in parts.contains { $0.hasPrefix(word) } }
    }
    return byProfile.isEmpty && RaterSearch(text, in: library) != nil ? nil : byProfile
  }

  /// An id typed in full is meant, whoever else's begins with it.
  static func exact(_ text: String, among rows: [UserIndex], in library: Library) -> UserIndex? {
    rows.first { library.data.catalogue[$0].id.description == text }
  }

  /// What the order is called, for the panel's title.
  func label(_ direction: SortDirection) -> String {
    switch (self, direction) {
    case (.ratings, .natural): "most active first"
    case (.ratings, .reversed): "least active first"
    case (.mean, .natural): "highest mean first"
    case (.mean, .reversed): "lowest mean first"
    case (.id, .natural): "by id"
    case (.id, .reversed): "by id, last first"
    }
  }

  /// All users in this order; ties by id.
  func order(_ direction: SortDirection, in library: Library) -> [UserIndex] {
    let keys = (0..<library.data.ratings.userCount).map { key(UserIndex($0), library) }
    return direction.sort(keys).map { UserIndex($0) }
  }

  private func key(_ user: UserIndex, _ library: Library) -> SortKey {
    let id = Double(user.position)
    return switch self {
    case .ratings: SortKey(-Double(library.ratingCount(user)), id)
    case .mean: SortKey(-library.userMeans[user.position], id)
    case .id: SortKey(id)
    }
  }
}

/// What a user's recommendations are sorted by.
enum RecommendedOrder: CaseIterable, Sendable {
  /// As the model has them.
  case model
  /// By the rating that is expected, before it is clipped: the best ones are not all alike.
  case stars
  /// By its lower end: what is known for sure to be good.
  case cautious

  /// - Parameter prediction: what a prediction is called.
  func label(_ prediction: String) -> String? {
    switch self {
    case .model: nil
    case .stars: "by \(prediction)"
    case .cautious: "surest first"
    }
  }

  func sorted(_ rows: [Recommendation]) -> [Recommendation] {
    let key: (Recommendation) -> Float
    switch self {
    case .model: return rows
    case .stars: key = { $0.unclipped }
    case .cautious: key = { $0.cautious }
    }
    return rows.enumerated().sorted {
      (key($1.element), $0.offset) < (key($0.element), $1.offset)
    }.map(\.element)
  }
}

/// What a user's rated movies are sorted by.
enum RatedSort: CaseIterable, Sendable {
  case rating
  case error
  case title

  /// What the order is called, for the panel's title.
  func label(_ direction: SortDirection) -> String {
    switch (self, direction) {
    case (.rating, .natural): "best rated first"
    case (.rating, .reversed): "worst rated first"
    case (.error, .natural): "largest error first"
    case (.error, .reversed): "smallest error first"
    case (.title, .natural): "A to Z"
    case (.title, .reversed): "Z to A"
    }
  }

  /// Positions of `rated` in this order.
  func order(
    _ rated: [UserReport.Rated], _ direction: SortDirection, in library: Library
  ) -> [Int] {
    direction.sort(
      rated.map { row in
        let title = Double(library.titleRanks[row.movie.position])
        return switch self {
        case .rating: SortKey(-Double(row.rating), -Double(row.predicted), title)
        case .error: SortKey(-Double(abs(row.error)), title)
        case .title: SortKey(title)
        }
      })
  }
}
