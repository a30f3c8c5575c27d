import RatingData

/// The movies that lines name, each once: of several lines for a movie the one counts that says most.
struct ImportedMovies {
  struct Named {
    fileprivate(set) var line: ImportedLine
    let finding: MovieFinder.Finding
  }

  /// In the order in which they were named first.
  private(set) var movies: [Named] = []
  private var positions: [Key: Int] = [:]

  private enum Key: Hashable {
    case id(MovieID, MovieIDSource?)
    case title(String, Int?)
  }

  mutating func add(_ lines: [ImportedLine], foundBy finder: MovieFinder) {
    for line in lines { add(line, finder.find(line)) }
  }

  private mutating func add(_ line: ImportedLine, _ finding: MovieFinder.Finding) {
    let key: Key =
      switch finding {
      case .found(let id, _): .id(id, line.ids)
      case .unmatched: .title(line.titles.first ?? "", line.year)
      }
    if let position = positions[key] {
      if line.counts(before: movies[position].line) { movies[position].line = line }
    } else {
      positions[key] = movies.count
      movies.append(Named(line: line, finding: finding))
    }
  }
}
