import Cells
import Models
import RatingData
import Runs

/// The movies that are nearest to one.
struct SimilarResult: CommandResult {
  struct Row {
    let movie: Movie
    let similarity: Float
    let ratings: Int
  }

  let movie: Movie
  let measure: Similarity
  let rows: [Row]
  let charset: TextBar.Charset

  init(
    to movie: MovieIndex, in data: DataSet, _ model: any Model, count: Int,
    measure: Similarity, minimumRatings: Int, charset: TextBar.Charset
  ) {
    self.movie = data.catalogue[movie]
    self.measure = model.similarity(for: measure)
    self.charset = charset
    rows = model.nearestMovies(to: movie, count: count, measure: measure) {
      data.byMovie.count($0) >= minimumRatings
    }.map {
      Row(
        movie: data.catalogue[$0.index], similarity: $0.similarity,
        ratings: data.byMovie.count($0.index))
    }
  }

  var json: JSON {
    let neighbours = rows.map { row in
      JSON.movie(row.movie).adding([
        "similarity": .number(row.similarity), "ratings": .integer(row.ratings),
      ])
    }
    return [
      "movie": .movie(movie), "measure": .string(measure.rawValue),
      "neighbours": .array(neighbours),
    ]
  }

  func lines(fitting width: Int?) -> [String] {
    guard !rows.isEmpty else {
      return ["No movie has enough ratings to stand beside \(movie.title)."]
    }
    var table = TextTable([
      ("#", .right), (measure.rawValue, .right), ("", .left), ("movie", .left),
      ("ratings", .right), ("id", .right),
    ])
    let bar = TextBar(width: 10, charset: charset)
    // Cosine and euclidean end at 1; a dot product has no end but the largest one here.
    let whole = measure == .dot || measure == .weight ? rows.map(\.similarity).max() ?? 1 : 1
    for (rank, row) in rows.enumerated() {
      table.append([
        "\(rank + 1)", Numbers.fixed(Double(row.similarity), 3),
        bar.text(Double(row.similarity / whole)), row.movie.title, row.ratings.grouped,
        "\(row.movie.id)",
      ])
    }
    return ["Nearest to \(movie.title):", ""] + table.lines(fitting: width)
  }
}
