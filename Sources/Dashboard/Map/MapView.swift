import Cells
import Models
import RatingData
import Terms
import Text

extension MapScreen {
  func panels(in body: Rect, _ shared: Shared) -> [(name: String, rect: Rect)] {
    let layout = MapLayout(body)
    return [("map", layout.map)] + (layout.detail.isEmpty ? [] : [("movie", layout.detail)])
  }

  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared) {
    guard let library = shared.library else {
      LoadingView(shared: shared).draw(on: &canvas, in: canvas.panel(body, .map))
      return
    }
    let layout = MapLayout(body)
    drawMap(on: &canvas, in: layout, shared, library)
    drawMovie(on: &canvas, in: layout.detail, shared, library)
  }

  private func drawMap(
    on canvas: inout Canvas, in layout: MapLayout, _ shared: Shared, _ library: Library
  ) {
    let inner = canvas.panel(layout.map, .map, facts(shared), focus: .focused)
    let obstacle = obstacle(shared)
    guard let answer, let key, obstacle == nil else {
      let waiting = projection == .neighbours && shared.showsLikeness
      canvas.writeEmpty(obstacle ?? (waiting ? shared.waitingForLikeness : "…"), in: inner)
      return
    }
    if places.movies.isEmpty, projection == .neighbours, shared.showsLikeness {
      canvas.writeEmpty(shared.waitingForLikeness, in: inner)
    }
    drawKey(key, on: &canvas, in: inner.split(top: 1).top)
    let plot = layout.plot
    let userDots = places.users.map { place -> ScatterPlot.Dot in
      let seen = window.place(place)
      return ScatterPlot.Dot(x: seen.x, y: seen.y, role: .text)
    }
    let dots = places.movies.enumerated().map { index, place -> ScatterPlot.Dot in
      let seen = window.place(place)
      let isMuted = showsUsers || (lasso.isClosed && !lassoed.contains(index))
      return ScatterPlot.Dot(
        x: seen.x, y: seen.y, role: isMuted ? .muted : key.role(of: answer.movies[index]))
    }
    ScatterPlot(dots + userDots, marks: shared.marks).draw(on: &canvas, in: plot)
    drawLasso(on: &canvas, in: plot, shared)
    drawNames(answer, on: &canvas, in: plot, shared, library)
    noteMarks(on: &canvas, in: inner, plot: plot)
    if projection == .components, let components = answer.components {
      drawEnds(components, on: &canvas, in: layout, library)
    }
  }

  private func noteMarks(on canvas: inout Canvas, in rect: Rect, plot: Rect) {
    let isOfComponents = projection == .components
    var marks: [Term] = [isOfComponents ? .components : .kept, .colours, .region, .cursor]
    if hasLines(in: plot, toInView: true) { marks.append(.nearLines) }
    if hasLines(in: plot, toInView: false) { marks.append(.outOfView) }
    if !places.users.isEmpty { marks.append(.userDots) }
    if places.you != nil { marks.append(.yourPlace) }
    if isOfComponents { marks.append(.ends) }
    if !lasso.corners.isEmpty { marks.append(.lasso) }
    for term in marks { canvas.note(term, in: rect) }
  }

  /// Whether a line goes from the cursor to a movie in view, or out of it.
  private func hasLines(in plot: Rect, toInView isInView: Bool) -> Bool {
    nearCells(in: plot).contains { $0.isInView == isInView }
  }

  /// Why nothing can be drawn; nil where something can, or soon.
  private func obstacle(_ shared: Shared) -> String? {
    let model = projection == .components ? shared.listModel : shared.neighbourSource?.model
    guard projection == .components || !shared.showsLikeness else { return nil }
    guard let model else { return "no epoch has ended yet" }
    return (model.snapshot.model.movieVectors?.columns ?? 0) < 2
      ? "this model has no factors to draw: \(shared.key("next-model")) takes another" : nil
  }

  private func facts(_ shared: Shared) -> [String] {
    guard let answer else { return [] }
    return (lasso.isClosed ? ["\(shared.kind.counted(lassoed.count)) in the lasso"] : [])
      + facts(on: answer) + [title(shared)].compactMap(\.self)
      + (window.zoom > 1 ? ["× \(window.zoom.fixed(window.zoom < 10 ? 1 : 0))"] : [])
      + answer.filter.parts
  }

  /// What is laid out.
  private func title(_ shared: Shared) -> String? {
    projection == .components
      ? answer?.question.model.map { shared.title(of: $0) }
      : shared.neighbourSource.map { shared.title(of: $0) }
  }

  /// `keeps 42 % of the ten nearest`, or `components 1 × 2 · 23 % + 11 % of variance`.
  private func facts(on answer: MapAnswer) -> [String] {
    switch projection {
    case .neighbours:
      guard let plane = plane.plane else { return ["being laid out"] }
      return [
        plane.kept.map { "keeps \(($0 * 100).fixed(0)) % of the ten nearest" } ?? "being laid out"
      ]
    case .components:
      guard let shares = answer.components?.components.shares else { return [] }
      let share = [axes.x, axes.y].map { "\((shares[$0] * 100).fixed(0)) %" }
      return [
        "components \(axes.x + 1) × \(axes.y + 1)",
        share.joined(separator: " + ") + " of variance",
      ]
    }
  }

  private func drawLasso(on canvas: inout Canvas, in plot: Rect, _ shared: Shared) {
    guard let first = lasso.corners.first else { return }
    let corners = lasso.corners + (lasso.isClosed ? [first] : [])
    // Where the view ends an edge ends, too.
    for part in corners.map({ cell(of: $0, in: plot) }).split(separator: nil) {
      let cells = part.compactMap(\.self)
      ScatterPlot.drawLines(
        through: cells.count == 1 ? [cells[0], cells[0]] : cells, .text, marks: shared.marks,
        on: &canvas, in: plot)
    }
  }

  private func drawKey(_ key: MapKey, on canvas: inout Canvas, in line: Rect) {
    if search.isTyping {
      canvas.write(search, in: line.inset(columns: 1, rows: 0))
      return
    }
    var x = canvas.write(colours.title + ":", x: line.x + 1, y: line.y, maxX: line.maxX, .muted) + 1
    for entry in key.entries where x + entry.name.columns + 2 < line.maxX {
      x = canvas.write("● ", x: x, y: line.y, maxX: line.maxX, Style(entry.role))
      x = canvas.write(entry.name, x: x, y: line.y, maxX: line.maxX, .muted) + 2
    }
  }

  /// The movies at the ends of the axes: below for the one along the bottom, in the first and last line for the other.
  private func drawEnds(
    _ answer: MapComponents, on canvas: inout Canvas, in layout: MapLayout, _ library: Library
  ) {
    guard answer.ends.indices.contains(max(axes.x, axes.y)) else { return }
    let plot = layout.plot
    func names(_ movies: [MovieIndex], width: Int) -> String {
      var count = min(movies.count, 3)
      func text() -> String {
        movies.prefix(count).map { library.name(of: $0) }.joined(separator: ", ")
      }
      while count > 1, text().columns > width { count -= 1 }
      return text().fitted(to: width)
    }
    let (x, y) = (answer.ends[axes.x], answer.ends[axes.y])
    let half = max(0, (layout.map.width - 8) / 2)
    let bottom = layout.map.maxY - 1
    canvas.write(
      " ◂ " + names(x.low, width: half - 4) + " ", x: layout.map.x + 2, y: bottom, .muted)
    canvas.write(
      " " + names(x.high, width: half - 4) + " ▸ ", endX: layout.map.maxX - 2, y: bottom, .muted)
    let width = plot.width / 3
    canvas.write("▴ " + names(y.high, width: width), x: plot.x, y: plot.y, .muted)
    canvas.write("▾ " + names(y.low, width: width), x: plot.x, y: plot.maxY - 1, .muted)
  }

  /// The movie under the cursor, lines to its neighbours, and the names of as many well-known movies as fit.
  private func drawNames(
    _ answer: MapAnswer, on canvas: inout Canvas, in plot: Rect, _ shared: Shared,
    _ library: Library
  ) {
    var labels = MapLabels(plot)
    drawCursor(on: &canvas, in: plot, shared, library, &labels)
    if let you = places.you, let cell = cell(of: you, in: plot) {
      canvas.put("◆", x: cell.x, y: cell.y, Style(.good, bold: true))
      labels.write("you", at: cell, Style(.good, bold: true), on: &canvas)
    }
    drawRegions(on: &canvas, in: plot, &labels)
    // From the most rated on.
    for index in places.movies.indices.reversed() {
      guard labels.hasRoom else { break }
      if let cell = cell(of: places.movies[index], in: plot), labels.mayHaveRoom(at: cell) {
        labels.writeSparsely(library.name(of: answer.movies[index]), at: cell, .text, on: &canvas)
      }
    }
  }

  /// In capitals, what is over-represented in parts of the view: whatever the zoom, what tells these apart.
  private func drawRegions(
    on canvas: inout Canvas, in plot: Rect, _ labels: inout MapLabels
  ) {
    for region in regions(in: plot) where labels.hasRoomForRegions {
      let cell = Point(
        x: plot.x + Int(region.x * Double(plot.width - 1)),
        y: plot.y + Int((1 - region.y) * Double(plot.height - 1)))
      labels.write(region: region.name, around: cell, Style(.text, bold: true), on: &canvas)
    }
  }

  private func drawCursor(
    on canvas: inout Canvas, in plot: Rect, _ shared: Shared, _ library: Library,
    _ labels: inout MapLabels
  ) {
    func cell(of movie: MovieIndex) -> Point? {
      index(of: movie).flatMap { self.cell(of: places.movies[$0], in: plot) }
    }
    let near = nearCells(in: plot)
    if let cursor, let cursorCell = cell(of: cursor) {
      for neighbour in near {
        ScatterPlot.drawLines(
          through: [cursorCell, neighbour.cell], .accent, marks: shared.marks, on: &canvas, in: plot
        )
      }
      canvas.put("✚", x: cursorCell.x, y: cursorCell.y, Style(.accent, bold: true))
      labels.write(
        library.name(of: cursor), at: cursorCell, Style(.accent, bold: true), on: &canvas)
    }
    for neighbour in near {
      let name = library.name(of: neighbour.movie)
      labels.write(
        neighbour.isInView ? name : "→ " + name, at: neighbour.cell, .accent, on: &canvas)
    }
  }

  /// A movie near the one under the cursor, and where its line ends: at the edge where it is out of view.
  struct Near {
    let movie: MovieIndex
    let cell: Point
    let isInView: Bool
  }

  /// Lines of a cursor in the whole picture, and as it is looked at closely.
  private static let (fewNear, allNear) = (5, 10)

  /// Those in view first. Whoever zooms in sees all of the ten nearest, if only where they are.
  func nearCells(in plot: Rect) -> [Near] {
    guard let cursor, let nearest, nearest.movie == cursor, let own = index(of: cursor) else {
      return []
    }
    let here = window.place(places.movies[own])
    let count = window.zoom > 1 ? Self.allNear : Self.fewNear
    let near = nearest.neighbours.prefix(count).compactMap { neighbour -> Near? in
      guard let place = index(of: neighbour.index).map({ places.movies[$0] }) else { return nil }
      if let cell = cell(of: place, in: plot) {
        return Near(movie: neighbour.index, cell: cell, isInView: true)
      }
      let edge = window.point(Self.edge(from: here, to: window.place(place)))
      return cell(of: edge, in: plot).map {
        Near(movie: neighbour.index, cell: $0, isInView: false)
      }
    }
    return near.filter(\.isInView) + near.filter { !$0.isInView }
  }

  /// Where a line to a point out of view leaves it, a little inside.
  private static func edge(
    from here: (x: Double, y: Double), to there: (x: Double, y: Double)
  ) -> (x: Double, y: Double) {
    func part(_ here: Double, _ there: Double) -> Double {
      let limit = there > here ? 0.97 : 0.03
      let way = (limit - here) / (there - here)
      return way.isFinite && way > 0 ? way : there == here ? 1 : 0
    }
    let part = min(1, part(here.x, there.x), part(here.y, there.y))
    return (here.x + part * (there.x - here.x), here.y + part * (there.y - here.y))
  }

  private func drawMovie(
    on canvas: inout Canvas, in rect: Rect, _ shared: Shared, _ library: Library
  ) {
    guard !rect.isEmpty else { return }
    guard let cursor else {
      _ = canvas.panel(rect, .movie, as: shared.kind.singular)
      return
    }
    let movie = library.data.catalogue[cursor]
    let inner = canvas.panel(rect, .movie, as: movie.title)
    let x = inner.x + 1
    let maxX = inner.maxX - 1
    canvas.write(
      movie.genres.joined(separator: " · "), x: x, y: inner.y, maxX: maxX, .text)
    let mean = library.values.text(library.movieMeans[cursor.position])
    canvas.write(
      "\(library.ratingCount(cursor).counted(library.values.ofMovie)) · mean \(mean)", x: x,
      y: inner.y + 1,
      maxX: maxX, .muted)
    guard let nearest, nearest.movie == cursor else { return }
    canvas.write(
      nearest.measure == .likeness
        ? "nearest, by likeness" : "nearest, by \(nearest.measure.title) of all factors", x: x,
      y: inner.y + 3, maxX: maxX,
      .muted)
    let rows = inner.split(top: 4).rest
    let table = Table(
      [
        Table.Column(.rank, as: "#", .fixed(2), .right, from: 40),
        Table.Column(.title, .flexible()),
        Table.Column(
          nearest.measure.term, as: nearest.measure.head,
          .fixed(max(5, nearest.measure.head.columns)), .right, from: 30),
      ], width: rows.width - 1)
    let (head, lines) = rows.split(top: 1)
    table.drawHead(on: &canvas, in: head)
    TableRows(
      table, ListWindow(count: nearest.neighbours.count, height: lines.height), selection: .none
    ).draw(on: &canvas, in: lines) { row in
      let neighbour = nearest.neighbours[row]
      return [
        .text(String(row + 1), .muted), .text(library.data.catalogue[neighbour.index].title),
        .text(nearest.measure.format(neighbour.similarity), .muted),
      ]
    }
  }
}
