import Cells
import RatingData
import Terms

/// The movie that is asked about, and the stars that it has or is given.
struct YouCard {
  let screen: YouScreen
  let shared: Shared
  let library: Library

  func draw(on canvas: inout Canvas, in layout: YouLayout) {
    let count = shared.you.ratings.count
    let inner = canvas.panel(
      layout.card, .question, count == 0 ? [] : ["\(count) rated"],
      focus: screen.focus == .card ? .focused : .unfocused)
    let x = inner.x + 1
    let maxX = inner.maxX - 1
    if screen.search.isTyping {
      canvas.write(screen.search, in: Rect(x: x, y: inner.y, width: maxX - x, height: 1))
      return
    }
    guard let movie = screen.candidate(shared) else {
      canvas.writeEmpty(
        screen.answer == nil
          ? "…"
          : "no \(library.data.kind.singular) is left to rate: \(shared.key("search")) finds any",
        in: inner)
      return
    }
    let known = library.data.catalogue[movie]
    canvas.write(known.title, x: x, y: inner.y, maxX: maxX, Style(.text, bold: true))
    let genres = known.genres.isEmpty ? "no genre listed" : known.genres.joined(separator: " · ")
    canvas.write(genres, x: x, y: inner.y + 1, maxX: maxX, .muted)
    drawStars(of: movie, on: &canvas, in: layout.starLine)
    canvas.write(hint(width: maxX - x), x: x, y: inner.y + 3, maxX: maxX, .muted)
  }

  /// The stars, and whether they are kept.
  private func drawStars(of movie: MovieIndex, on canvas: inout Canvas, in line: Rect) {
    let scale = library.data.ratings.scale
    let stars = screen.stars(of: movie, StarSteps(scale), shared)
    let text = library.values.choice(stars, scale.value(ofStars: stars ?? 0))
    let isSet = screen.choice != nil
    let end = canvas.write(
      text, x: line.x, y: line.y, maxX: line.maxX, Style(.accent, bold: isSet))
    guard stars != nil else { return }
    canvas.write(
      isSet ? "not kept yet" : "now", x: end + 2, y: line.y, maxX: line.maxX, .muted)
  }

  /// What keys do with it, as much as has room.
  private func hint(width: Int) -> String {
    let stars = "\(shared.key("fewer-stars")) \(shared.key("more-stars")) \(library.values.answers)"
    let keep = "\(shared.key("open")) keep"
    let skip = "\(shared.key("skip")) not seen"
    let other = "\(shared.key("search")) another"
    let hints =
      screen.choice == nil
      ? [[stars, keep, skip, other], [stars, skip, other], [stars, skip]]
      : [[stars, keep, skip, other], [stars, keep, skip], [stars, keep]]
    let lines = hints.map { $0.joined(separator: "   ") }
    return lines.first { $0.columns <= width } ?? lines[lines.count - 1]
  }
}
