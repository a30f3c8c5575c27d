import Cells
import RatingData

func drawUsers(_ state: State, in body: Rect, on canvas: inout Canvas) {
  guard let library = state.library else {
    let inner = canvas.panel(body, "users")
    canvas.writeEmpty("reading \(state.source) …", in: inner)
    return
  }
  let layout = UsersLayout(body, library.userRows, focus: state.users.focus)
  drawUserList(state.users, library, layout, on: &canvas)
  drawUserDetail(state, library, layout, on: &canvas)
}
