/// Draws lines of dots with a mark's pattern, which runs on from one line to the next.
struct DotPen {
  let mark: LineChart.Series.Mark
  let role: Role
  /// Dots passed so far on this stroke.
  private var step = 0

  init(_ mark: LineChart.Series.Mark, _ role: Role) {
    self.mark = mark
    self.role = role
  }

  /// Draws through some places in a row.
  mutating func stroke(_ places: [LineChart.Dot], on grid: inout DotGrid) {
    step = 0
    if places.count == 1 { dab(places[0], on: &grid) }
    for (from, to) in zip(places, places.dropFirst()) {
      guard let (from, to) = clip(from, to, to: grid.dotSize) else { continue }
      line(from, to, on: &grid)
    }
  }

  /// A point by itself is two dots high, so that it is not taken for a speck.
  private func dab(_ place: LineChart.Dot, on grid: inout DotGrid) {
    let column = Int(place.x.rounded())
    let row = Int(place.y.rounded())
    grid.light(column, row, role)
    if row >= 0, row < grid.dotSize.height {
      grid.light(column, row.isMultiple(of: 2) ? row + 1 : row - 1, role)
    }
  }

  /// Bresenham's line. The dot where it starts ended the line before, so it is passed only once.
  private mutating func line(
    _ from: LineChart.Dot, _ to: LineChart.Dot, on grid: inout DotGrid
  ) {
    var (x, y) = (Int(from.x.rounded()), Int(from.y.rounded()))
    let (endX, endY) = (Int(to.x.rounded()), Int(to.y.rounded()))
    let (width, height) = (abs(endX - x), -abs(endY - y))
    let (right, down) = (x < endX ? 1 : -1, y < endY ? 1 : -1)
    var error = width + height
    if inks(step) { grid.light(x, y, role) }
    while x != endX || y != endY {
      let twice = 2 * error
      if twice >= height {
        error += height
        x += right
      }
      if twice <= width {
        error += width
        y += down
      }
      step += 1
      if inks(step) { grid.light(x, y, role) }
    }
  }

  private func inks(_ step: Int) -> Bool {
    switch mark {
    case .solid: true
    case .dotted: step % 3 == 0
    case .dashed: step % 8 < 5
    }
  }

  /// The part of a line that lies on the grid (Liang and Barsky's algorithm), or nil if none does.
  private func clip(
    _ from: LineChart.Dot, _ to: LineChart.Dot, to size: Size
  ) -> (LineChart.Dot, LineChart.Dot)? {
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    var (enter, leave) = (0.0, 1.0)
    for (step, room) in [
      (-dx, from.x), (dx, Double(size.width - 1) - from.x),
      (-dy, from.y), (dy, Double(size.height - 1) - from.y),
    ] {
      // Half a dot beyond the edge still rounds to a dot inside.
      let share = (room + 0.499) / step
      if step == 0, room < -0.499 { return nil }
      if step < 0 { enter = max(enter, share) }
      if step > 0 { leave = min(leave, share) }
    }
    guard enter <= leave else { return nil }
    return (
      LineChart.Dot(x: from.x + enter * dx, y: from.y + enter * dy),
      LineChart.Dot(x: from.x + leave * dx, y: from.y + leave * dy)
    )
  }
}
