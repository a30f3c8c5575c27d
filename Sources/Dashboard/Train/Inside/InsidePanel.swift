import Cells
import Models
import RatingData
import Terms

/// Movies beside each other, and under each what the model finds nearest to it: nonsense at first, sense later.
struct InsidePanel {
  let inside: Inside
  let shared: Shared
  let library: Library

  /// Columns that a list takes at the least.
  private static let narrowest = 20
  private static let gap = 2
  private static let movementWidth = 4

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let inner = canvas.panel(rect, .insideModel, details)
    guard let answer = inside.answer else {
      return canvas.writeEmpty(
        shared.train.phase == .waiting ? "" : "no epoch has ended yet", in: inner)
    }
    guard answer.lists.contains(where: { !$0.nearest.isEmpty }) else {
      return canvas.writeEmpty(
        "this model has no numbers to compare \(library.data.kind.plural) by", in: inner)
    }
    let area = inner.inset(columns: 1, rows: 0)
    let count = min(
      answer.lists.count, max(1, (area.width + Self.gap) / (Self.narrowest + Self.gap)))
    let width = (area.width + Self.gap) / count - Self.gap
    for (index, list) in answer.lists.prefix(count).enumerated() {
      let column = Rect(
        x: area.x + index * (width + Self.gap), y: area.y, width: width, height: area.height)
      draw(list, on: &canvas, in: column)
    }
  }

  private var details: [String] {
    guard let answer = inside.answer else { return [] }
    return ["nearest", answer.question.model.snapshot.moment]
      + (agreement(answer).map { ["\($0) of like genres"] } ?? [])
      + (answer.question.subject.earlier.map { ["moved since \($0.snapshot.moment)"] } ?? [])
  }

  /// How many of the first rows share genres with their movie: `7 of 9`; nil of data without genres.
  private func agreement(_ answer: InsideAnswer) -> String? {
    guard !library.genres.isEmpty else { return nil }
    let pairs = answer.lists.flatMap { list in list.nearest.prefix(3).map { (list.movie, $0) } }
    return pairs.isEmpty ? nil : "\(pairs.count { isAlike($0.0, $0.1) }) of \(pairs.count)"
  }

  /// Whether two movies have a good part of their genres in common.
  private func isAlike(_ a: MovieIndex, _ b: MovieIndex) -> Bool {
    library.genreOverlap(a, b) >= 1.0 / 3
  }

  private func draw(
    _ list: InsideAnswer.List, on canvas: inout Canvas, in column: Rect
  ) {
    canvas.write(
      library.name(of: list.movie).fitted(to: column.width), x: column.x, y: column.y,
      Style(.text, bold: true))
    let table = Table(
      [
        Table.Column(.title, .flexible()),
        Table.Column(.moved, .fixed(Self.movementWidth), .right, gap: 1),
      ], width: column.width)
    for (row, movie) in list.nearest.prefix(max(0, column.height - 1)).enumerated() {
      let isKnown = library.genres.isEmpty || isAlike(list.movie, movie)
      table.draw(
        [
          .text(library.name(of: movie, beside: list.movie), isKnown ? .text : .muted),
          list.movements.indices.contains(row) ? list.movements[row].cell : .empty,
        ], on: &canvas,
        in: Rect(x: column.x, y: column.y + 1 + row, width: column.width, height: 1))
    }
  }
}

extension Library {
  /// Names that are shared so far are of a series; fewer characters are chance.
  private static let leastShared = 8

  /// A movie's name, without the words that it shares with the one above it: `… V - The Empire Strikes Back`.
  fileprivate func name(of movie: MovieIndex, beside other: MovieIndex) -> String {
    let name = self.name(of: movie)
    let shared = zip(name, self.name(of: other)).prefix { $0 == $1 }.count
    guard shared >= Self.leastShared, shared < name.count else { return name }
    // Up to the end of a word; what follows tells the two apart.
    let words = name.prefix(shared).lastIndex { $0 == " " || $0 == ":" }
    let start =
      name.dropFirst(shared).first.map { " :".contains($0) } == true
      ? name.index(name.startIndex, offsetBy: shared) : words.map { name.index(after: $0) }
    guard let start else { return name }
    return "…" + name[start...]
  }
}

extension Snapshot {
  /// When in a run it was so: `epoch 3` at its end, `within epoch 4` after it.
  var moment: String { isWhole ? "epoch \(epoch)" : "within epoch \(epoch + 1)" }
}
