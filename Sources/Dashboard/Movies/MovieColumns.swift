import Cells
import RatingData

/// Where the columns of the list stand; wide lists have a year and genres, narrow ones no bar.
struct MovieColumns {
  private let titleX: Int
  private let titleEnd: Int
  private let genres: Range<Int>?
  private let countEnd: Int
  private let meanEnd: Int
  private let bar: Rect?
  private let scale: RatingScale

  init(_ rows: Rect, scale: RatingScale) {
    self.scale = scale
    titleX = rows.x + 1
    let barWidth = rows.width >= 56 ? 10 : 0
    bar =
      barWidth > 0
      ? Rect(x: rows.maxX - 1 - barWidth, y: rows.y, width: barWidth, height: 1) : nil
    meanEnd = rows.maxX - 1 - (barWidth > 0 ? barWidth + 1 : 0)
    countEnd = meanEnd - scale.textWidth - 1
    let room = countEnd - 7 - titleX
    genres = room >= 60 ? (countEnd - 7 - 20)..<(countEnd - 7) : nil
    titleEnd = genres.map { $0.lowerBound - 1 } ?? countEnd - 7
  }

  /// - Parameter query: what is looked for, underlined in the title.
  func draw(
    _ index: MovieIndex, _ library: Library, query: String, _ background: Role,
    on canvas: inout Canvas, in line: Rect
  ) {
    let y = line.y
    let title = library.data.catalogue[index].title
    canvas.write(title, x: titleX, y: y, maxX: titleEnd, Style(.text, on: background))
    if !query.isEmpty {
      for match in library.titles.matches(query, in: index) {
        underline(match, of: title, y: y, on: &canvas)
      }
    }
    if let genres {
      canvas.write(
        library.data.catalogue[index].genres.joined(separator: " "), x: genres.lowerBound, y: y,
        maxX: genres.upperBound, Style(.muted, on: background))
    }
    canvas.write(
      library.ratingCount(index).grouped, endX: countEnd, y: y, Style(.muted, on: background))
    let mean = library.movieMeans[index.position]
    canvas.write(scale.text(mean), endX: meanEnd, y: y, Style(.text, on: background))
    guard let bar else { return }
    LineBar(scale.fraction(mean), Style(.accent, on: background)).draw(
      on: &canvas, in: Rect(x: bar.x, y: y, width: bar.width, height: 1))
  }

  private func underline(
    _ match: Range<Int>, of title: String, y: Int, on canvas: inout Canvas
  ) {
    let start = titleX + title.prefix(match.lowerBound).columns
    let width = title.dropFirst(match.lowerBound).prefix(match.count).columns
    let end = min(start + width, titleEnd)
    canvas.restyle(Rect(x: start, y: y, width: end - start, height: 1)) {
      $0.isUnderlined = true
      $0.isBold = true
    }
  }
}
