import Answers
import Cells
import Models
import RatingData
import Text

/// The movies that are nearest to one, or to several.
struct SimilarResult: CommandResult {
  struct Row {
    let movie: Movie
    /// nil where nothing is known of it.
    let similarity: Float?
    let ratings: Int
  }

  /// What the listed movies are near to, and what they are far from.
  let liked: [Movie]
  let unliked: [Movie]
  let measure: MovieMeasure
  let rows: [Row]
  let kind: ItemKind
  let charset: TextBar.Charset

  init(_ answer: NearestMovies, in data: DataSet, charset: TextBar.Charset) {
    liked = answer.liked.map { data.catalogue[$0] }
    unliked = answer.unliked.map { data.catalogue[$0] }
    measure = answer.measure
    self.charset = charset
    kind = data.kind
    let compared = answer.neighbours.map { (index: $0.index, similarity: Float?($0.similarity)) }
    let others = answer.notCompared.map { (index: $0, similarity: Float?.none) }
    rows = (compared + others).map {
      Row(
        movie: data.catalogue[$0.index], similarity: $0.similarity,
        ratings: data.byMovie.count($0.index))
    }
  }

  var json: JSON {
    let neighbours = rows.map { row in
      JSON.movie(row.movie).adding([
        "similarity": row.similarity.map { .number($0) } ?? .null,
        "ratings": .integer(row.ratings),
      ])
    }
    let asked: JSON =
      liked.count == 1 && unliked.isEmpty
      ? ["movie": .movie(liked[0])]
      : ["like": .array(liked.map { .movie($0) }), "unlike": .array(unliked.map { .movie($0) })]
    return asked.adding([
      "measure": .string(measure.rawValue), "neighbours": .array(neighbours),
    ])
  }

  private var name: String {
    liked.map(\.title).joined(separator: " and ")
      + (unliked.isEmpty ? "" : ", far from " + unliked.map(\.title).joined(separator: " and "))
  }

  func lines(fitting width: Int?) -> [String] {
    guard !rows.isEmpty else {
      return ["No \(kind.singular) has enough ratings to be compared with \(name)."]
    }
    var table = TextTable([
      ("#", .right), (measure.rawValue, .right), ("", .left), (kind.singular, .left),
      ("ratings", .right), ("id", .right),
    ])
    let bar = TextBar(width: 10, charset: charset)
    // A dot product has no end but the largest one here; the others end at 1.
    let endless: [MovieMeasure] = [.model(.vectors(.dot)), .model(.vectors(.weight))]
    let whole = endless.contains(measure) ? rows.compactMap(\.similarity).max() ?? 1 : 1
    for (rank, row) in rows.enumerated() {
      table.append([
        "\(rank + 1)", row.similarity.map { Numbers.fixed(Double($0), 3) } ?? "–",
        bar.text(Double((row.similarity ?? 0) / whole)), row.movie.title, row.ratings.grouped,
        "\(row.movie.id)",
      ])
    }
    return ["Nearest to \(name):", ""] + table.lines(fitting: width) + notCompared
  }

  /// What a dash means.
  private var notCompared: [String] {
    let count = rows.count { $0.similarity == nil }
    guard count > 0 else { return [] }
    return [
      "",
      "–: \(kind.counted(count)) of the list \(count == 1 ? "is" : "are") not among the nearest, or too rarely rated.",
    ]
  }
}
