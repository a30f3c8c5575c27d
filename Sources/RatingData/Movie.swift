/// What the catalogue says of one movie.
public struct Movie: Sendable, Equatable {
  public let id: MovieID
  /// The title as listed, year included: `Toy Story (1995)`.
  public let title: String
  /// The year in the title's closing parentheses, where there is one.
  public let year: Int?
  public let genres: [String]

  public init(id: MovieID, title: String, genres: [String] = []) {
    self.id = id
    self.title = title
    self.year = Self.year(in: title)
    self.genres = genres
  }

  /// Reads `1995` out of `Toy Story (1995)`; nil where the title does not end so.
  private static func year(in title: String) -> Int? {
    let characters = Array(title.utf8.suffix(16)).reversed().drop { $0 == UInt8(ascii: " ") }
    guard characters.count >= 6, characters.first == UInt8(ascii: ")") else { return nil }
    let digits = Array(characters.dropFirst().prefix(4).reversed())
    guard characters.dropFirst(5).first == UInt8(ascii: "(") else { return nil }
    guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}
