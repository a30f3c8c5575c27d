import Cells
import RatingData

func drawUsers(_ state: State, in body: Rect, on canvas: inout Canvas) {
  let layout = UsersLayout(body)
  guard let library = state.library else {
    let inner = canvas.panel(body, "users")
    canvas.writeEmpty("reading \(state.source) …", in: inner)
    return
  }
  drawUserList(state.users, library, layout, on: &canvas)
  drawUserDetail(state, library, layout, on: &canvas)
}
