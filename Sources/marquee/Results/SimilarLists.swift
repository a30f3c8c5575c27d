import Answers
import Concurrency
import Exporting
import Models
import RatingData
import Text

/// What is similar to each movie, every movie in turn: as many tables as there are movies, in one file.
struct SimilarLists {
  private let nearness: any MovieNearness
  private let data: DataSet
  private let filter: MovieFilter
  private let count: Int
  private let measure: MovieMeasure

  /// - Parameter count: of neighbours of each movie at the most.
  /// - Returns: nil of a model that knows no similarity.
  init?(_ asked: AskedNearness, in data: DataSet, filter: MovieFilter, count: Int) {
    guard let nearness = asked.movieNearness(in: data, filter: filter) else { return nil }
    self.nearness = nearness
    self.data = data
    self.filter = filter
    self.count = count
    measure = asked.measure
  }

  static let columns = ["movieId", "rank", "neighbourId", "similarity", "title"]

  private static let moviesAtOnce = 256

  /// Writes the lists as they are found, in the order of the data; says how far it is where a person watches.
  func write(_ format: ListOutputOptions.Format, to output: StandardOutput, _ workers: Workers)
    throws(Failure)
  {
    let interruption = Interruption()
    var line = StatusLine()
    let movies = data.ratings.movieCount
    try output.write(format == .csv ? SeparatedText.csv(Self.columns, []) : "[\n")
    for start in stride(from: 0, to: movies, by: Self.moviesAtOnce) {
      if let signal = interruption.requested { throw .interrupted(signal: signal) }
      let end = min(movies, start + Self.moviesAtOnce)
      let texts = workers.map(end - start) { offset in
        let movie = MovieIndex(start + offset)
        return format == .csv
          ? csv(movie) : json(movie) + (movie.position + 1 < movies ? ",\n" : "\n")
      }
      try output.write(texts.joined())
      if StandardError.isTerminal {
        StandardError.write(
          line.text { _ in "Nearest \(data.kind.plural): \(end.grouped) of \(movies.grouped)" })
      }
    }
    if format == .json { try output.write("]\n") }
    if StandardError.isTerminal { StandardError.write(line.end()) }
  }

  private func neighbours(_ movie: MovieIndex) -> [Neighbour<MovieIndex>] {
    nearness.nearestMovies(to: movie, count: count) { filter.admits($0, in: data) }
  }

  private func csv(_ movie: MovieIndex) -> String {
    let id = "\(data.catalogue[movie].id)"
    let rows = neighbours(movie).enumerated().map { rank, neighbour in
      let other = data.catalogue[neighbour.index]
      return [id, "\(rank + 1)", "\(other.id)", "\(neighbour.similarity)", other.title]
    }
    return SeparatedText.csvRows(rows)
  }

  private func json(_ movie: MovieIndex) -> String {
    let rows = neighbours(movie).map {
      JSON.movie(data.catalogue[$0.index]).adding(["similarity": .number($0.similarity)])
    }
    let json: JSON = [
      "movie": .movie(data.catalogue[movie]), "measure": .string(measure.rawValue),
      "neighbours": .array(rows),
    ]
    return json.text
  }
}
