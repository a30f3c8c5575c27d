/// What the catalogue says of one movie.
public struct Movie: Sendable, Equatable {
  public let id: MovieID
  /// The title as listed, year included: `Toy Story (1995)`. Without one, what to call it by its id.
  public let title: String
  /// Whether the title is one.
  public let hasTitle: Bool
  /// The year in the title's closing parentheses, where there is one.
  public let year: Int?
  public let genres: [String]
  /// Under which numbers other catalogues have it.
  public var links = MovieLinks()

  public init(id: MovieID, title: String, genres: [String] = []) {
    self.id = id
    self.title = title
    self.year = Self.year(in: title)
    self.genres = genres
    hasTitle = true
  }

  /// A movie without a title: `#3952`, or the id itself where it is a text, which says more.
  public init(untitled id: MovieID, genres: [String] = []) {
    self.id = id
    title = id.rawValue.number.map { "#\($0)" } ?? id.description
    year = nil
    self.genres = genres
    hasTitle = false
  }

  /// The title without its year.
  public var name: String {
    guard year != nil, let end = title.utf8.lastIndex(of: UInt8(ascii: "(")) else { return title }
    var name = title[..<end]
    while name.last == " " { name.removeLast() }
    return String(name)
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
