import Cells
import RatingData

/// All users, or those whose id begins with what is looked for.
func drawUserList(
  _ users: UsersState, _ library: Library, _ layout: UsersLayout, on canvas: inout Canvas
) {
  guard !layout.list.isEmpty else { return }
  let browser = users.browser
  let inner = canvas.panel(
    layout.list, "users",
    [browser.order.count.grouped, users.sort.words(users.direction)],
    focus: users.focus == .list ? .focused : .unfocused)
  drawSearchLine(browser, hint: "/ finds a user by id", in: inner.split(top: 1).top, on: &canvas)
  let rows = layout.listRows
  if browser.rows.isEmpty {
    canvas.writeEmpty("no user's id begins with \(browser.search.text) – Esc clears", in: rows)
    return
  }
  for (row, y) in zip(browser.window.visible, rows.y...) {
    let isSelected = row == browser.window.selection
    let line = Rect(x: rows.x, y: y, width: rows.width, height: 1)
    if isSelected { canvas.drawSelection(line, isFocused: users.focus == .list) }
    write(browser.rows[row], library, line, isSelected ? .selection : .background, on: &canvas)
  }
  canvas.drawScrollBar(browser.window, in: layout.list, rows: rows)
}

private func write(
  _ user: UserIndex, _ library: Library, _ line: Rect, _ background: Role,
  on canvas: inout Canvas
) {
  let meanEnd = line.maxX - 1
  let countEnd = meanEnd - 6
  canvas.write(
    library.data.catalogue[user].id.description, endX: line.x + 8, y: line.y,
    Style(.text, on: background))
  if let profile = library.data.catalogue[user].profile, line.width > 40 {
    canvas.write(
      profile.words(" "), x: line.x + 10, y: line.y, maxX: countEnd - 6,
      Style(.muted, on: background))
  }
  canvas.write(
    library.ratingCount(user).grouped, endX: countEnd, y: line.y, Style(.text, on: background))
  canvas.write(
    library.userMeans[user.position].fixed(2), endX: meanEnd, y: line.y,
    Style(.muted, on: background))
}

extension User.Profile {
  /// `M 50–55 academic/educator`
  func words(_ separator: String) -> String {
    [gender, ageGroup, occupation].joined(separator: separator)
  }
}
