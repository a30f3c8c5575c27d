import Cells
import Terms

/// What one looks at, in sentences: a panel, its columns, values and marks; then the next panel.
struct ExplanationSheet: Sheet {
  static let title = "Explanation"

  private let topics: [Topic]
  private var chosen: Int
  private var window = ListWindow()

  /// - Parameter chosen: the first topic that shows, as a position.
  init(_ topics: [Topic], chosen: Int = 0) {
    self.topics = topics
    self.chosen = chosen
  }

  var topic: Topic? { topics.indices.contains(chosen) ? topics[chosen] : nil }

  static let bindings: [Binding<Self>] =
    [
      Binding(
        "explain", [.character("i")], "i", .program, "explain the next panel",
        label: { sheet, _ in sheet.topics.count > 1 ? "next panel" : nil },
        action: { sheet, shared in
          sheet.goOn()
          return []
        }
      ).vital,
      .leave([.escape, .character("q")]),
    ]
    + Binding<Self>.moves { sheet, move, shared in
      guard let layout = shared.layout else { return }
      sheet.scroll(move, in: layout.body)
    }

  private mutating func goOn() {
    chosen = (chosen + 1) % max(1, topics.count)
    window = ListWindow()
  }

  private mutating func scroll(_ move: Move, in body: Rect) {
    window = scrolled(in: body)
    switch move {
    case .up: window.scroll(by: -1)
    case .down: window.scroll(by: 1)
    case .pageUp: window.scroll(by: 1 - window.height)
    case .pageDown: window.scroll(by: window.height - 1)
    case .first: window.scroll(by: -window.count)
    case .last: window.scroll(by: window.count)
    }
  }

  mutating func receive(_ mouse: Mouse, in body: Rect, _ shared: inout Shared) -> Bool {
    switch mouse.action {
    case .press, .drag: return false
    case .wheelUp: scroll(.up, in: body)
    case .wheelDown: scroll(.down, in: body)
    }
    return true
  }

  private static let widest = 76
  /// Rows of the body that stay free, so that the panel behind is still known.
  private static let margin = 4

  private func size(in body: Rect) -> Size {
    let width = min(Self.widest, body.width - 4)
    let count = lines(width: width).count
    return Size(width: width, height: max(1, min(count, body.height - Self.margin)))
  }

  private func lines(width: Int) -> [ExplanationText.Line] {
    topic.map { ExplanationText($0, width: width - 2).lines } ?? []
  }

  /// The window with the lines and the rows that it has in a body.
  private func scrolled(in body: Rect) -> ListWindow {
    let size = size(in: body)
    var window = window
    window.setHeight(size.height)
    window.setCount(lines(width: size.width).count)
    return window
  }

  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared) {
    guard let topic, let term = topic.caption.term else { return }
    canvas.restyle(topic.rect.split(top: 1).top) { $0 = Style(.accent, bold: true) }
    let place = topics.count > 1 ? ["\(chosen + 1) of \(topics.count)"] : []
    let size = size(in: body)
    let text = topic.caption.text.isEmpty ? term.name : topic.caption.text
    let inner = canvas.sheet(term, as: text, place, size: size, in: body)
    let window = scrolled(in: body)
    let lines = lines(width: size.width)
    for (row, y) in zip(window.visible, inner.y..<inner.maxY) {
      let line = lines[row]
      let end = canvas.write(line.text, x: inner.x + 1, y: y, maxX: inner.maxX - 1, line.style)
      if let value = line.value {
        canvas.write(value, x: end + 2, y: y, maxX: inner.maxX - 1, .accent)
      }
    }
    ScrollBar(window).draw(on: &canvas, in: inner.columnBehind)
  }
}

extension State {
  /// Explains what is on top, from the panel that the keys go to on.
  mutating func explain() -> [Effect] {
    let canvas = view(self)
    open(Topic.all(on: canvas), at: Topic.focused(on: canvas))
    return []
  }

  /// Explains the panel whose title is at a point; false where there is none.
  mutating func explainTitle(at point: Point) -> Bool {
    guard shared.sheets.isEmpty else { return false }
    let topics = Topic.all(on: view(self))
    guard let index = topics.firstIndex(where: { $0.title.contains(point) }) else { return false }
    open(topics, at: index)
    return true
  }

  private mutating func open(_ topics: [Topic], at index: Int) {
    guard !topics.isEmpty else { return }
    shared.sheets.open(ExplanationSheet(topics, chosen: index))
  }
}
