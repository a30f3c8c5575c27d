import Cells
import RatingData

/// A row of the list of users.
struct UserRow {
  let user: UserIndex
  let library: Library
  let idWidth: Int

  func draw(_ background: Role, on canvas: inout Canvas, in line: Rect) {
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
