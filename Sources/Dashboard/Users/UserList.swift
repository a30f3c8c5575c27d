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
    write(
      browser.rows[row], library, line, idWidth: layout.idWidth,
      isSelected ? .selection : .background, on: &canvas)
  }
  canvas.drawScrollBar(browser.window, in: layout.list, rows: rows)
}

private func write(
  _ user: UserIndex, _ library: Library, _ line: Rect, idWidth: Int, _ background: Role,
  on canvas: inout Canvas
) {
  let meanEnd = line.maxX - 1
  let scale = library.data.ratings.scale
  let countEnd = meanEnd - scale.textWidth - 2
  let ids = Rect(x: line.x + 1, y: line.y, width: idWidth, height: 1)
  canvas.write(library.data.catalogue[user].id, in: ids, Style(.text, on: background))
  if let profile = library.data.catalogue[user].profile, line.width > idWidth + 33 {
    canvas.write(
      profile.words(" "), x: ids.maxX + 2, y: line.y, maxX: countEnd - 6,
      Style(.muted, on: background))
  }
  canvas.write(
    library.ratingCount(user).grouped, endX: countEnd, y: line.y, Style(.text, on: background))
  canvas.write(
    scale.text(library.userMeans[user.position]), endX: meanEnd, y: line.y,
    Style(.muted, on: background))
}

extension Canvas {
  /// Writes an id into its column: numbers end where it does, texts start where it does.
  mutating func write(_ id: UserID, in column: Rect, _ style: Style) {
    let text = id.description.fitted(to: column.width)
    let isNumber = id.rawValue.number != nil
    write(text, x: isNumber ? column.maxX - text.columns : column.x, y: column.y, style)
  }
}

extension User.Profile {
  /// `M 50–55 academic/educator`
  func words(_ separator: String) -> String {
    [gender, ageGroup, occupation].joined(separator: separator)
  }
}
