import Cells
import Learning
import RatingData

/// The rows of the open tab.
struct UserTab {
  let screen: UsersScreen
  let answer: UserAnswer
  let library: Library
  let idWidth: Int

  func draw(on canvas: inout Canvas, in rows: Rect) {
    switch screen.tab {
    case .rated: drawRated(on: &canvas, in: rows)
    case .recommended: drawRecommended(on: &canvas, in: rows)
    case .nearest: drawNearest(on: &canvas, in: rows)
    }
  }

  /// What the user rated: stars, prediction, and the error from the middle.
  private func drawRated(on canvas: inout Canvas, in rows: Rect) {
    let columns = DetailColumns(rows, numbers: [11, 6, 7], barWidth: rows.width >= 64 ? 14 : 0)
    columns.writeHead(["title", "rating", "model", "error"], y: rows.y - 1, on: &canvas)
    let scale = library.data.ratings.scale
    let stars = Double(scale.range.lowerBound)...Double(scale.range.upperBound)
    let widest = (stars.upperBound - stars.lowerBound) / 2
    for (row, line) in columns.lines(screen.detail) {
      guard screen.ratedOrder.indices.contains(row) else { continue }
      let rated = answer.report.rated[screen.ratedOrder[row]]
      let background = columns.mark(row, screen, line, on: &canvas)
      let title = library.data.catalogue[rated.movie].title
      columns.write((rated.isHeldBack ? "° " : "") + title, line, background, on: &canvas)
      columns.write(
        Stars.text(for: Double(rated.rating), on: stars).padded(to: Stars.columns), column: 0, line,
        Style(.accent, on: background), on: &canvas)
      columns.write(
        scale.text(Double(rated.predicted)), column: 1, line, Style(.text, on: background),
        on: &canvas)
      let role: Role = abs(Double(rated.error)) < scale.largeError ? .muted : .bad
      columns.write(
        Double(rated.error).signed(scale.decimals), column: 2, line, Style(role, on: background),
        on: &canvas)
      let style = Style(role, on: background)
      DivergingBar(Double(rated.error) / max(widest, 0.5), negative: style, positive: style).draw(
        on: &canvas, in: columns.bar(line))
    }
  }

  /// What the user has not rated and the model thinks best of.
  private func drawRecommended(on canvas: inout Canvas, in rows: Rect) {
    let columns = DetailColumns(rows, numbers: [7, 9, 6], barWidth: rows.width >= 64 ? 14 : 0)
    columns.writeHead(["title", "model", "ratings", "mean"], y: rows.y - 1, on: &canvas)
    let scale = library.data.ratings.scale
    for (row, line) in columns.lines(screen.detail) {
      let recommendation = answer.report.recommendations[row]
      let background = columns.mark(row, screen, line, on: &canvas)
      let movie = recommendation.movie
      columns.write(library.data.catalogue[movie].title, line, background, on: &canvas)
      columns.write(
        scale.text(Double(recommendation.predicted)), column: 0, line,
        Style(.text, on: background, bold: true), on: &canvas)
      columns.write(
        library.ratingCount(movie).grouped, column: 1, line, Style(.muted, on: background),
        on: &canvas)
      columns.write(
        scale.text(library.movieMeans[movie.position]), column: 2, line,
        Style(.muted, on: background), on: &canvas)
      LineBar(scale.fraction(Double(recommendation.predicted)), Style(.accent, on: background))
        .draw(
          on: &canvas, in: columns.bar(line))
    }
  }

  /// Who rates like this user, and what they loved that this one has not rated.
  private func drawNearest(on canvas: inout Canvas, in rows: Rect) {
    let end = rows.maxX - 1
    let idEnd = rows.x + 1 + idWidth
    let hasTexts = library.data.catalogue.users.last?.id.rawValue.number == nil
    canvas.write("user", x: hasTexts ? rows.x + 1 : idEnd - 4, y: rows.y - 1, .muted)
    canvas.write("cosine", x: idEnd + 2, y: rows.y - 1, .muted)
    canvas.write("loves, and unseen here", x: idEnd + 20, y: rows.y - 1, maxX: end, .muted)
    for (row, y) in zip(screen.detail.visible, rows.y...) {
      let companion = answer.companions[row]
      let line = Rect(x: rows.x, y: y, width: rows.width, height: 1)
      let isSelected = row == screen.detail.selection && screen.focus == .detail
      let background: Role = isSelected ? .selection : .background
      if isSelected { canvas.drawSelection(line, isFocused: true) }
      let ids = Rect(x: line.x + 1, y: y, width: idWidth, height: 1)
      canvas.write(library.data.catalogue[companion.user].id, in: ids, Style(.text, on: background))
      canvas.write(
        Double(companion.similarity).asCosine, x: idEnd + 2, y: y, Style(.text, on: background))
      LineBar(Double(companion.similarity), Style(.accent, on: background)).draw(
        on: &canvas, in: Rect(x: idEnd + 8, y: y, width: 10, height: 1))
      let loved = companion.loved.map { library.data.catalogue[$0].title } ?? "–"
      canvas.write(loved, x: idEnd + 20, y: y, maxX: end, Style(.muted, on: background))
    }
  }
}
