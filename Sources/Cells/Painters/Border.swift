/// A panel's border with its title: `╭ movies · 3,706 · most rated first ───╮`.
public struct Border: Hashable, Sendable {
  public enum Focus: Hashable, Sendable {
    case focused
    case unfocused
  }

  /// What the panel is; nil of one that holds nothing yet.
  public var title: Caption?
  /// What state it is in (counts, sort, measure), most important first: they go when room is short.
  public var details: [String]
  public var focus: Focus

  public init(_ title: Caption? = nil, details: [String] = [], focus: Focus = .unfocused) {
    self.title = title
    self.details = details
    self.focus = focus
  }

  /// What is inside the border.
  public static func inner(of rect: Rect) -> Rect { rect.inset(columns: 1, rows: 1) }

  /// Draws the border and returns what is inside of it. A rectangle that is too small for a border
  /// stays as it was.
  @discardableResult
  public func draw(on canvas: inout Canvas, in rect: Rect) -> Rect {
    guard rect.width >= 2, rect.height >= 2 else { return Self.inner(of: rect) }
    let style: Style = focus == .focused ? .accent : .muted
    let right = rect.maxX - 1
    let bottom = rect.maxY - 1
    for x in rect.x + 1..<right {
      canvas.put("─", x: x, y: rect.y, style)
      canvas.put("─", x: x, y: bottom, style)
    }
    for y in rect.y + 1..<bottom {
      canvas.put("│", x: rect.x, y: y, style)
      canvas.put("│", x: right, y: y, style)
    }
    canvas.put("╭", x: rect.x, y: rect.y, style)
    canvas.put("╮", x: right, y: rect.y, style)
    canvas.put("╰", x: rect.x, y: bottom, style)
    canvas.put("╯", x: right, y: bottom, style)
    drawTitle(on: &canvas, in: rect)
    return Self.inner(of: rect)
  }

  /// The title between two spaces, then as many details as there is room for.
  private func drawTitle(on canvas: inout Canvas, in rect: Rect) {
    let limit = rect.maxX - 2  // one for the space after it, one for the corner
    let start = rect.x + 2
    guard let title else { return }
    guard limit > start, !title.text.isEmpty else {
      let line = rect.split(top: 1).top
      return canvas.note(Landmark(title, in: rect, .panel(title: line, focus)))
    }
    let titleStyle: Style = focus == .focused ? .accent.bold() : .text
    canvas.put(" ", x: start - 1, y: rect.y, .muted)
    var end = canvas.write(title.text, x: start, y: rect.y, maxX: limit, titleStyle)
    for (index, detail) in details.enumerated() {
      let text = " · " + detail
      // The first detail is worth an ellipsis; a part of a later one says little.
      let leastWidth = index == 0 ? min(text.columns, 8) : text.columns
      guard end + leastWidth <= limit else { break }
      end = canvas.write(text, x: end, y: rect.y, maxX: limit, .muted)
    }
    canvas.put(" ", x: end, y: rect.y, .muted)
    let line = Rect(x: start - 1, y: rect.y, width: end - start + 2, height: 1)
    canvas.note(Landmark(title, in: rect, .panel(title: line, focus)))
  }
}
