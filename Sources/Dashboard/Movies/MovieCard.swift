import Cells
import RatingData

/// The selected movie: genres, how often and how well it was rated, and by how many how.
func drawMovieCard(
  _ movies: MoviesState, _ library: Library, _ rect: Rect, on canvas: inout Canvas
) {
  guard !rect.isEmpty else { return }
  guard let index = movies.browser.selected else {
    _ = canvas.panel(rect, "")
    return
  }
  let movie = library.data.catalogue[index]
  let inner = canvas.panel(rect, movie.title)
  let x = inner.x + 1
  let maxX = inner.maxX - 1
  let genres = movie.genres.isEmpty ? "no genre listed" : movie.genres.joined(separator: " · ")
  let mean = library.data.ratings.scale.text(library.movieMeans[index.position])
  let facts = "\(library.ratingCount(index).ratings) · mean \(mean)"
  if inner.height >= 3 {
    canvas.write(genres, x: x, y: inner.y, maxX: maxX, .text)
    canvas.write(facts, x: x, y: inner.y + 1, maxX: maxX, .muted)
  } else {
    let next = canvas.write(facts, x: x, y: inner.y, maxX: maxX, .text)
    canvas.write(" · \(genres)", x: next, y: inner.y, maxX: maxX, .muted)
  }
  movies.histogram?.draw(
    in: Rect(x: x, y: inner.maxY - 1, width: maxX - x, height: 1), on: &canvas)
}
