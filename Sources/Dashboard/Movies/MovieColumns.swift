import Cells
import RatingData
import Terms
import Text

/// The columns of the list of movies; wide lists have genres, narrow ones no bar.
struct MovieColumns {
  let table: Table
  private let library: Library
  private let query: String

  /// Columns from which there is more than the titles: in fewer the card has the figures of one.
  private static let leastWithRatings = 38
  private static let leastWithMean = 46

  /// - Parameter query: what is looked for, which stands out in the titles.
  init(_ library: Library, width: Int, query: String) {
    self.library = library
    self.query = query
    let titles = [
      Table.Column(.title, .flexible()), Table.Column(.genres, .fixed(20), from: 84),
    ]
    guard library.hasRatings else {
      table = Table(titles, width: width - 1)
      return
    }
    table = Table(
      titles + [
        Table.Column(
          .ratings, as: "\(library.values.ofMovie)s", .fixed(max(7, library.movieCountWidth)),
          .right, from: Self.leastWithRatings),
        Table.Column(.mean, .fixed(library.values.width), .right, from: Self.leastWithMean),
        Table.Column(nil, .fixed(10), from: 78),
      ], width: width - 1)
  }

  func cells(_ index: MovieIndex) -> [Table.Cell] {
    let movie = library.data.catalogue[index]
    let titles: [Table.Cell] = [
      .highlighted(movie.title, query.isEmpty ? [] : library.titles.matches(query, in: index)),
      .text(movie.genres.joined(separator: " "), .muted),
    ]
    guard library.hasRatings else { return titles }
    let values = library.values
    let mean = library.movieMeans[index.position]
    return titles + [
      .text(library.ratingCount(index).grouped, .muted), .text(values.text(mean)),
      .bar(Bar(values.fraction(mean), symbols: .line)),
    ]
  }
}
