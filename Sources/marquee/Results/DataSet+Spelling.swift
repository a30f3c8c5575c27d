import RatingData
import RatingFiles
import Text

extension DataSet {
  /// Sentences on ids that another set spells in another way, such as `1` for `1.0`, so that they do not meet.
  func idsSpelledOtherwise(in other: DataSet) -> [String] {
    func sentence(_ own: [Identifier], _ others: [Identifier], _ kind: String) -> String? {
      let known = Set(others)
      guard let spelled = SpelledOtherwise(own.filter { !known.contains($0) }, listed: others)
      else { return nil }
      return
        "\(name): \(spelled.count.counted("\(kind) id", .plain)) of \(other.name) spelled in another way, such as"
        + " \"\(spelled.example.rated.description.excerpt())\" for"
        + " \"\(spelled.example.listed.description.excerpt())\": spell them as it does"
    }
    return [
      sentence(
        catalogue.users.map(\.id.rawValue), other.catalogue.users.map(\.id.rawValue), "user"),
      sentence(
        catalogue.movies.map(\.id.rawValue), other.catalogue.movies.map(\.id.rawValue), "movie"),
    ].compactMap(\.self)
  }
}
