import Cells
import RatingData

/// All movies, or those that match the search.
func drawMovieList(
  _ movies: MoviesState, _ library: Library, _ layout: MoviesLayout, on canvas: inout Canvas
) {
  guard !layout.list.isEmpty else { return }
  let browser = movies.browser
  let inner = canvas.panel(
    layout.list, "movies",
    [browser.order.count.grouped, movies.sort.words(movies.direction)],
    focus: movies.focus == .list ? .focused : .unfocused)
  drawSearchLine(browser, hint: "/ searches titles", in: inner.split(top: 1).top, on: &canvas)
  let rows = layout.listRows
  if browser.rows.isEmpty {
    canvas.writeEmpty("no movie matches \(browser.search.text) – Esc clears", in: rows)
    return
  }
  let columns = MovieColumns(rows, scale: library.data.ratings.scale)
  for (row, y) in zip(browser.window.visible, rows.y...) {
    let movie = browser.rows[row]
    let isSelected = row == browser.window.selection
    let line = Rect(x: rows.x, y: y, width: rows.width, height: 1)
    if isSelected { canvas.drawSelection(line, isFocused: movies.focus == .list) }
    columns.write(movie, movies, library, y: y, isSelected: isSelected, on: &canvas)
  }
  canvas.drawScrollBar(browser.window, in: layout.list, rows: rows)
}

/// Where the columns of the list stand; wide lists have a year and genres, narrow ones no bar.
private struct MovieColumns {
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

  func write(
    _ index: MovieIndex, _ movies: MoviesState, _ library: Library, y: Int, isSelected: Bool,
    on canvas: inout Canvas
  ) {
    let background: Role = isSelected ? .selection : .background
    let title = library.data.catalogue[index].title
    canvas.write(title, x: titleX, y: y, maxX: titleEnd, Style(.text, on: background))
    let query = movies.browser.search.text
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
    let low = Double(scale.range.lowerBound)
    let span = Double(scale.range.upperBound) - low
    LineBar(span > 0 ? (mean - low) / span : 0, Style(.accent, on: background)).draw(
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
