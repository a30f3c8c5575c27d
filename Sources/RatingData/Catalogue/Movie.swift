/// What the catalogue says of one movie.
public struct Movie: Sendable, Equatable {
  public let id: MovieID
  /// The title as the file lists it: `Matrix, The (1999)`. Files keep it. Without one, what to call the movie by its id.
  public let listedTitle: String
  /// The title as people write it, year included, for screens and answers: `The Matrix (1999)`.
  public let title: String
  /// Whether the title is one.
  public let hasTitle: Bool
  /// The year in the title's closing parentheses, where there is one.
  public let year: Int?
  public let genres: [String]
  /// How many bytes of the title are an article in front.
  private let articleLength: Int
  /// Under which numbers other catalogues have it.
  public var links = MovieLinks()

  /// - Parameter title: as the file lists it.
  public init(id: MovieID, title: String, genres: [String] = []) {
    let year = Self.year(in: title)
    let shown = ShownTitle(title, year: year)
    self.id = id
    listedTitle = title
    self.title = shown.text
    self.year = year
    self.genres = genres
    articleLength = shown.articleLength
    hasTitle = true
  }

  /// A movie without a title: `#3952`, or the id itself where it is a text, which says more.
  public init(untitled id: MovieID, genres: [String] = []) {
    self.id = id
    title = id.rawValue.number.map { "#\($0)" } ?? id.description
    listedTitle = title
    year = nil
    self.genres = genres
    articleLength = 0
    hasTitle = false
  }

  /// The title without its year.
  public var name: String { withoutYear(title[...]) }

  /// The title as the file lists it, without its year.
  package var listedName: String { withoutYear(listedTitle[...]) }

  /// The title without the article in front, by which titles are sorted; with its year.
  package var sortTitle: Substring { Substring(title.utf8.dropFirst(articleLength)) }

  /// The title without the article in front and without its year.
  package var sortName: String { withoutYear(sortTitle) }

  private func withoutYear(_ title: Substring) -> String {
    guard year != nil, let end = title.utf8.lastIndex(of: UInt8(ascii: "(")) else {
      return String(title)
    }
    return title[..<end].trimmed
  }

  /// Reads `1995` out of `Toy Story (1995)`; nil where the title does not end so.
  private static func year(in title: String) -> Int? {
    var tail = title.utf8[...]
    while tail.last == UInt8(ascii: " ") { tail.removeLast() }
    guard tail.popLast() == UInt8(ascii: ")") else { return nil }
    let digits = tail.suffix(4)
    guard digits.count == 4, tail.dropLast(4).last == UInt8(ascii: "("),
      digits.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 })
    else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}
