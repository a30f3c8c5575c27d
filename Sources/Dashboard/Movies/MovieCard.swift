import Cells
import RatingData

/// The selected movie: genres, how often and how well it was rated, and by how many how.
struct MovieCard {
  let screen: MoviesScreen
  let library: Library

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    guard let index = screen.browser.selected else {
      _ = canvas.panel(rect, .movie, as: "")
      return
    }
    let movie = library.data.catalogue[index]
    let inner = canvas.panel(rect, .movie, as: movie.title)
    let x = inner.x + 1
    let maxX = inner.maxX - 1
    let genres = movie.genres.isEmpty ? "no genre listed" : movie.genres.joined(separator: " · ")
    let mean = library.values.text(library.movieMeans[index.position])
    let facts =
      library.hasRatings
      ? "\(library.ratingCount(index).counted(library.values.ofMovie)) · mean \(mean)"
      : "no ratings came with the model"
    if inner.height >= 3 {
      canvas.write(genres, x: x, y: inner.y, maxX: maxX, .text)
      canvas.write(facts, x: x, y: inner.y + 1, maxX: maxX, .muted)
    } else {
      let next = canvas.write(facts, x: x, y: inner.y, maxX: maxX, .text)
      canvas.write(" · \(genres)", x: next, y: inner.y, maxX: maxX, .muted)
    }
    guard library.hasRatings else { return }
    screen.histogram?.draw(
      on: &canvas, in: Rect(x: x, y: inner.maxY - 1, width: maxX - x, height: 1))
  }
}
