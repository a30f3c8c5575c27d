import Cells
import Text

/// What stands in the place of a run where a model was read from files: what it is, and where to go on.
struct OpenedPanel {
  let shared: Shared
  let name: String

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let inner = canvas.panel(rect, .opened, [name])
    guard let library = shared.library, let model = shared.model?.snapshot.model else {
      canvas.writeEmpty("reading \(name) …", in: inner)
      return
    }
    let ratings = library.data.ratings
    var y = inner.y + 1
    let width = min(inner.width - 4, 76)
    func write(_ text: String, _ style: Style) {
      for line in text.wrapped(to: width) where y < inner.maxY {
        canvas.write(line, x: inner.x + 2, y: y, maxX: inner.maxX - 1, style)
        y += 1
      }
    }
    let vectors = model.movieVectors?.columns ?? 0
    write(
      "\(shared.kind.counted(ratings.movieCount)), \(ratings.userCount.counted("user")),"
        + " \(vectors.counted("number")) each, from files of another program.", .text)
    write("Nothing trains here.", .text)
    y += 1
    write(
      model.predictsRatings
        ? "The product of two vectors is the rating that is predicted."
        : "The product of two vectors orders \(shared.kind.plural): it is no rating.", .text)
    if !library.hasRatings {
      write(
        "No ratings came with it: give them with --data, and \(shared.kind.plural) are known by how often they were rated.",
        .muted)
    }
    if ratings.userCount == 0 {
      write(
        "No users came with it: give their vectors with --users, or their ratings with --data.",
        .muted)
    }
    write(
      "You are folded in by ridge regression against the vectors of \(shared.kind.plural), since nothing better is known.",
      .muted)
    y += 1
    write(
      "2 has what is near \(shared.kind.article) \(shared.kind.singular), 4 a list for you, 5 the map.",
      .muted)
  }
}
