import Cells
import RatingData

func drawUsers(_ state: State, in body: Rect, on canvas: inout Canvas) {
  guard let library = state.library else {
    drawLoading(state, in: canvas.panel(body, "users"), on: &canvas)
    return
  }
  let layout = UsersLayout(body, library.userRows, focus: state.users.focus)
  drawUserList(state.users, library, layout, on: &canvas)
  drawUserDetail(state, library, layout, on: &canvas)
}
