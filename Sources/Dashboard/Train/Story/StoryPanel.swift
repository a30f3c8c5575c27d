import Cells
import Story
import Terms

/// What happens in the run, in sentences: the newest whole and bright, older ones above it where there is room.
struct StoryPanel {
  let train: TrainState

  /// In a panel.
  func draw(on canvas: inout Canvas, in rect: Rect) {
    let inner = canvas.panel(rect, .story, place)
    draw(in: inner.inset(columns: 1, rows: 0), on: &canvas)
  }

  private var place: [String] {
    train.story.sentences.last.flatMap { $0.epoch > 0 ? ["epoch \($0.epoch)"] : nil } ?? []
  }

  /// In lines without a border.
  func drawLines(on canvas: inout Canvas, in rect: Rect) {
    draw(in: rect.inset(columns: 1, rows: 0), on: &canvas)
  }

  private func draw(in area: Rect, on canvas: inout Canvas) {
    var lines: [(text: String, style: Style)] = []
    for (index, sentence) in train.story.sentences.reversed().enumerated() {
      let wrapped = sentence.text.wrapped(to: area.width)
      // An older one is shown whole or not at all.
      if index > 0, lines.count + wrapped.count > area.height { break }
      lines = wrapped.map { ($0, index == 0 ? .text : .muted) } + lines
    }
    for (line, y) in zip(lines.prefix(area.height), area.y...) {
      canvas.write(line.text, x: area.x, y: y, maxX: area.maxX, line.style)
    }
  }
}
