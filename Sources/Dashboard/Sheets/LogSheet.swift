import Cells
import Terms

/// What happened in the run, in sentences, and below it the newest lines of the log.
struct LogSheet: Sheet {
  static let title = "Log"
  static let closesOnAnyKey = true
  static let bindings: [Binding<Self>] = [.leave()]

  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared) {
    let told = shared.train.story.sentences.map { sentence in
      let place = sentence.epoch > 0 ? "epoch \(sentence.epoch): " : ""
      // The first one says which epoch it is of.
      return (sentence.kind == .firstEpoch ? "" : place) + sentence.text
    }
    let lines = told + (told.isEmpty || shared.log.lines.isEmpty ? [] : [""]) + shared.log.lines
    let inner = canvas.sheet(
      .log, ["any key closes"],
      size: Size(width: body.width - 6, height: body.height - 4), in: body)
    if lines.isEmpty {
      canvas.writeEmpty("nothing happened yet, and nothing was printed", in: inner)
    }
    // No line is wrapped into nothing, so those that are shown are among as many of the newest.
    let shown = lines.suffix(inner.height).flatMap { $0.wrapped(to: inner.width - 2) }
    for (line, y) in zip(shown.suffix(inner.height), inner.y...) {
      canvas.write(line, x: inner.x + 1, y: y, maxX: inner.maxX - 1, .text)
    }
  }
}
