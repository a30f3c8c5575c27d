import Cells
import Learning
import Models
import Terms
import Text

/// The pane of a model's errors: groups of ratings, or the worst predictions.
struct ErrorPane: Sendable {
  enum Page: Sendable {
    case groups
    case worst
  }

  private(set) var page = Page.groups
  private(set) var answer: ErrorAnswer?
  var window = ListWindow()

  private enum Row {
    case title(String)
    case group(ErrorAnswer.Group)
    case miss(ErrorAnswer.Miss)
  }

  private var rows: [Row] {
    guard let answer else { return [] }
    switch page {
    case .groups:
      return answer.dimensions.flatMap { [.title($0.name)] + $0.groups.map { Row.group($0) } }
    case .worst: return answer.worst.map { .miss($0) }
    }
  }

  mutating func receive(_ answer: ErrorAnswer) {
    self.answer = answer
    window.setCount(rows.count)
  }

  /// From the groups to the worst predictions; from there to the movie or the user of one.
  mutating func open() -> ErrorAnswer.Miss? {
    guard page == .worst else {
      page = .worst
      window.setCount(rows.count)
      window.select(0)
      return nil
    }
    return selected
  }

  var selected: ErrorAnswer.Miss? {
    guard page == .worst, let answer, answer.worst.indices.contains(window.selection) else {
      return nil
    }
    return answer.worst[window.selection]
  }

  /// - Returns: false where there is nothing to go back from.
  mutating func goBack() -> Bool {
    guard page == .worst else { return false }
    page = .groups
    window.setCount(rows.count)
    window.select(0)
    return true
  }

  /// Its keys on the screen that shows it.
  static let bindings: [Binding<TrainScreen>] = [
    Binding(
      "errors", [.character("v")], "v", .view, "where the error is", label: "errors",
      action: { screen, _ in
        screen.errors = screen.errors == nil ? ErrorPane() : nil
        return []
      }),
    Binding(
      "open", [.enter], "enter", .view, "worst errors; the movie",
      action: { screen, shared in
        if let miss = screen.errors?.open() { shared.navigation = .visit(.movie(miss.movie)) }
        return []
      }),
    Binding(
      "open-user", [.character("o")], "o", .view, "the user of an error",
      action: { screen, shared in
        if let miss = screen.errors?.selected { shared.navigation = .visit(.user(miss.user)) }
        return []
      }),
  ]

  private static func emptyMessage(_ shared: Shared) -> String {
    if shared.train.summary?.validation == 0 { return "no ratings are held out for validation" }
    guard let model = shared.model?.snapshot.model else { return "no model yet" }
    return model.predictsRatings ? "looking …" : "this learner ranks; it predicts no ratings"
  }

  func draw(on canvas: inout Canvas, in rect: Rect, _ shared: Shared) {
    let details =
      answer.map {
        [
          "RMSE", "\($0.count.grouped) \(shared.library?.values.name ?? "rating")s",
          "epoch \($0.question.model.snapshot.epoch)",
        ]
      } ?? []
    let inner = canvas.panel(
      rect, page == .groups ? .errors : .worst, details, focus: .focused)
    guard let answer, let library = shared.library else {
      return canvas.writeEmpty(Self.emptyMessage(shared), in: inner)
    }
    let tables = ErrorTables(library, answer, width: inner.width - 1)
    let rows = self.rows
    let selection: TableRows.Selection = page == .worst ? .focused : .none
    for (row, line) in TableRows(tables.groups, window, selection: selection).lines(in: inner) {
      let isSelected = row == window.selection && page == .worst
      if isSelected { canvas.drawSelection(line, isFocused: true) }
      switch rows[row] {
      case .title(let title): canvas.write(title, x: line.x + 1, y: line.y, .muted)
      case .group(let group): tables.groups.draw(tables.cells(of: group), on: &canvas, in: line)
      case .miss(let miss):
        tables.misses.draw(
          tables.cells(of: miss), on: &canvas, in: line,
          background: isSelected ? .selection : .background)
      }
    }
    ScrollBar(window).draw(on: &canvas, in: inner.columnBehind)
  }
}

private struct ErrorTables {
  let groups: Table
  let misses: Table
  private let library: Library
  /// What fills a bar.
  private let greatestError: Double

  init(_ library: Library, _ answer: ErrorAnswer, width: Int) {
    self.library = library
    greatestError =
      answer.dimensions.flatMap(\.groups).map { $0.error.mean.squareRoot() }.max() ?? 1
    groups = Table(
      [
        Table.Column(.errorGroup, .fixed(12), gap: 2), Table.Column(.ratings, .fixed(8), .right),
        Table.Column(Term(.rmse), .fixed(6), .right), Table.Column(nil, .flexible()),
      ], width: width)
    misses = Table(
      [
        Table.Column(.title, .flexible(), gap: 1), Table.Column(.user, .fixed(6), .right),
        Table.Column(.given, .fixed(library.values.numberWidth), .right),
        Table.Column(.prediction, .fixed(library.values.width), .right),
      ], width: width)
  }

  func cells(of group: ErrorAnswer.Group) -> [Table.Cell] {
    let error = group.error.mean.squareRoot()
    return [
      .text(group.name), .text(group.error.count.grouped, .muted),
      .text(library.values.text(error, decimals: 3)),
      .bar(
        Bar(greatestError > 0 ? error / greatestError : 0, Style(.validation), symbols: .line)),
    ]
  }

  func cells(of miss: ErrorAnswer.Miss) -> [Table.Cell] {
    [
      .text(library.data.catalogue[miss.movie].title),
      .text("\(library.data.catalogue[miss.user].id)", .muted),
      .text(library.values.number(miss.rating)),
      .text(library.values.text(Double(miss.predicted))),
    ]
  }
}
