import Cells
import RatingData

/// Which movies lists show, while it is typed in the line above the footer.
struct FilterEntry: LineEntry {
  static let title = "Filter"

  var typed: TypedLine
  private let genres: [String]
  private let minimumRatings: Int

  private static let longest = 80

  /// - Parameter genres: those that there are.
  init(_ filter: MovieFilter, genres: [String]) {
    typed = TypedLine(filter.text, longest: Self.longest)
    self.genres = genres
    minimumRatings = filter.minimumRatings
  }

  private var text: String { typed.text }

  /// What the text asks for; nil where a word of it means nothing.
  var filter: MovieFilter? {
    try? MovieFilter(text, genres: genres, minimumRatings: minimumRatings)
  }

  func submit(_ shared: inout Shared) -> [Effect]? {
    guard var filter else { return nil }
    (filter.only, filter.without) = (shared.filter.only, shared.filter.without)
    shared.use(filter)
    return []
  }

  func line(width: Int, _ shared: Shared) -> String? {
    do throws(MovieFilterError) {
      let filter = try MovieFilter(text, genres: genres, minimumRatings: minimumRatings)
      let hint =
        text.isEmpty ? "comedy -horror 1990s 50+ seen" : filter.parts.joined(separator: " · ")
      return "filter: \(text)▏  \(hint)"
    } catch {
      return "filter: \(text)▏  \(error)"
    }
  }
}

extension Shared {
  /// The numbers of ratings that a key goes through.
  private static let minimums = [0, 5, 20, 50, 100, 200, 500]

  /// What the list of all movies shows: a least number of ratings only where a person asked for one.
  var listFilter: MovieFilter {
    var filter = filter
    if !hasChosenMinimum { filter.minimumRatings = 0 }
    return filter
  }

  mutating func use(_ new: MovieFilter) {
    if new.minimumRatings != filter.minimumRatings { hasChosenMinimum = true }
    filter = new
  }

  mutating func nextMinimum() -> [Effect] {
    filter.minimumRatings = Self.minimums.first { $0 > filter.minimumRatings } ?? Self.minimums[0]
    hasChosenMinimum = true
    return []
  }

  fileprivate mutating func openFilter() -> [Effect] {
    guard let library else { return [] }
    sheets.open(FilterEntry(filter, genres: library.genres))
    return []
  }
}

extension Binding {
  /// The keys that choose which movies lists show.
  static var filters: [Binding] {
    [
      Binding(
        "fewest-ratings", [.character("f")], "f F W", .view, "filter: ratings, words, list",
        label: "filter", action: { $1.nextMinimum() }),
      Binding("filter", [.character("F")], "F", .view, "", action: { $1.openFilter() })
        .opening(FilterEntry.self),
      Binding("only", [.character("W")], "W", .view, "", action: { $1.chooseList() })
        .opening(OnlyEntry.self),
    ]
  }
}

extension MovieFilter {
  /// The filter as a condition on movies; nil where it leaves none out.
  ///
  /// - Parameter listed: the only movies that show at all; nil shows others, too.
  func condition(
    in data: DataSet, among listed: Set<MovieIndex>?
  ) -> (@Sendable (MovieIndex) -> Bool)? {
    if let listed { return { listed.contains($0) && admits($0, in: data) } }
    guard !admitsAll else { return nil }
    return { admits($0, in: data) }
  }
}
