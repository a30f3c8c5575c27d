import RatingData

/// What can be said of a group of movies in a word or two: a genre, a decade, both, two genres, a series.
public struct MovieTraits: Sendable {
  /// In capitals, as a map writes them: `SCI-FI OF THE 80S`.
  public let names: [String]
  /// By movie: which of the names fit it.
  private let traits: [[Int32]]

  /// Movies of a series below which it names no region.
  private static let fewestOfSeries = 3

  public init(_ data: DataSet) {
    var names: [String] = []
    var numbers: [String: Int32] = [:]
    func number(_ name: String) -> Int32 {
      if let known = numbers[name] { return known }
      let new = Int32(names.count)
      names.append(name)
      numbers[name] = new
      return new
    }
    var traits = data.catalogue.movies.map { movie in Self.names(of: movie).map(number) }
    for (name, family) in Self.series(data) {
      let trait = number(name)
      for movie in family { traits[movie.position].append(trait) }
    }
    self.names = names
    self.traits = traits
  }

  /// None of a movie that the catalogue does not list.
  subscript(movie: MovieIndex) -> [Int32] {
    traits.indices.contains(movie.position) ? traits[movie.position] : []
  }

  private static func names(of movie: Movie) -> [String] {
    let genres = Set(movie.genres).sorted().map { $0.uppercased() }
    let decade = movie.year.map { $0 / 10 * 10 }
    var names = genres
    if let decade { names.append("\(decade)S") }
    for (index, genre) in genres.enumerated() {
      if let decade { names.append("\(genre) OF THE \(short(decade))S") }
      for other in genres[(index + 1)...] { names.append("\(genre) & \(other)") }
    }
    return names
  }

  /// `80` of the last century, else all digits.
  private static func short(_ decade: Int) -> String {
    (1920..<2000).contains(decade) ? "\(decade % 100)" : "\(decade)"
  }

  private static func series(_ data: DataSet) -> [(name: String, family: [MovieIndex])] {
    let series = MovieSeries(data.catalogue.movies)
    return series.families.filter { $0.count >= fewestOfSeries }.map { family in
      (MovieSeries.name(of: data.catalogue[family[0]]).uppercased(), family)
    }
  }
}
