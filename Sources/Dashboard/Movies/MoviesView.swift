import Cells
import RatingData

func drawMovies(_ state: State, in body: Rect, on canvas: inout Canvas) {
  let layout = MoviesLayout(body, focus: state.movies.focus)
  guard let library = state.library else {
    drawLoading(state, in: canvas.panel(body, "movies"), on: &canvas)
    return
  }
  drawMovieList(state.movies, library, layout, on: &canvas)
  drawMovieCard(state.movies, library, layout.card, on: &canvas)
  drawNeighbours(state, library, layout, on: &canvas)
}
