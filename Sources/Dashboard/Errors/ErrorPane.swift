import Cells
import Learning
import Models
import Terms
import Text

/// The pane of a model's errors: groups of ratings, or the worst predictions of one or of all.
struct ErrorPane: Sendable {
  enum Page: Sendable, Equatable {
    case groups
    /// The worst predictions of all.
    case worst
    case worstOfGroup(dimension: String, name: String)
  }

  private(set) var page = Page.groups
  private(set) var answer: ErrorAnswer?
  var window = ListWindow()
  /// The row of the groups from which one went to the worst predictions.
  private var groupRow = 0

  private enum Row {
    case title(String, Term)
    case group(ErrorAnswer.Group)
    case miss(ErrorAnswer.Miss)
  }

  private var rows: [Row] {
    guard let answer else { return [] }
    guard page == .groups else { return misses.map { .miss($0) } }
    return answer.dimensions.flatMap {
      [.title($0.name, $0.term)] + $0.groups.map { Row.group($0) }
    }
  }

  private var misses: [ErrorAnswer.Miss] {
    switch page {
    case .groups: []
    case .worst: answer?.worst ?? []
    case .worstOfGroup(let dimension, let name):
      answer?.dimensions.first { $0.name == dimension }?.groups.first { $0.name == name }?.worst
        ?? []
    }
  }

  mutating func receive(_ answer: ErrorAnswer) {
    self.answer = answer
    window.setCount(rows.count)
  }

  /// From the groups to the worst predictions, of the chosen group or, from a title, of all; from there to the movie or
  /// the user of one.
  mutating func open() -> ErrorAnswer.Miss? {
    guard page == .groups else { return selected }
    groupRow = window.selection
    page = chosenGroup.map { .worstOfGroup(dimension: $0.dimension, name: $0.name) } ?? .worst
    window.setCount(rows.count)
    window.select(0)
    return nil
  }

  /// The group of the selected row; nil of a title.
  private var chosenGroup: (dimension: String, name: String)? {
    var row = window.selection
    for dimension in answer?.dimensions ?? [] {
      if row <= dimension.groups.count {
        return row == 0 ? nil : (dimension.name, dimension.groups[row - 1].name)
      }
      row -= dimension.groups.count + 1
    }
    return nil
  }

  var selected: ErrorAnswer.Miss? {
    misses.indices.contains(window.selection) ? misses[window.selection] : nil
  }

  /// - Returns: false where there is nothing to go back from.
  mutating func goBack() -> Bool {
    guard page != .groups else { return false }
    page = .groups
    window.setCount(rows.count)
    window.select(groupRow)
    return true
  }

  /// Its keys on the screen that shows it.
  static let bindings: [Binding<TrainScreen>] = [
    Binding(
      "errors", [.character("v")], "v", .view, "where the error is",
      label: { screen, _ in screen.errors == nil ? "errors" : "epochs" },
      action: { screen, _ in
        screen.toggleErrors()
        return []
      }),
    Binding(
      "open", [.enter], "enter", .view, "worst errors; the movie",
      label: { screen, shared in
        screen.errors.map {
          $0.page == .groups ? "its worst" : "the \(shared.library?.data.kind.singular ?? "movie")"
        }
      },
      action: { screen, shared in
        if let miss = screen.errors?.open() { shared.navigation = .visit(.movie(miss.movie)) }
        return []
      }),
    Binding(
      "open-user", [.character("o")], "o", .view, "the user of an error",
      label: { screen, _ in screen.errors?.page == .groups ? nil : screen.errors.map { _ in "user" }
      },
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

  private var title: String {
    switch page {
    case .groups: "where the error is"
    case .worst: "worst predictions"
    case .worstOfGroup(let dimension, let name): "worst predictions: \(dimension) \(name)"
    }
  }

  func draw(
    on canvas: inout Canvas, in rect: Rect, focus: Border.Focus, _ shared: Shared
  ) {
    let details =
      answer.map {
        [
          "\($0.count.grouped) \(shared.library?.values.name ?? "rating")s",
          "epoch \($0.question.model.snapshot.epoch)",
        ]
      } ?? []
    let inner = canvas.panel(
      rect, page == .groups ? .errors : .worst, as: title, details, focus: focus)
    guard let answer, let library = shared.library else {
      return canvas.writeEmpty(Self.emptyMessage(shared), in: inner)
    }
    let tables = ErrorTables(library, answer, width: inner.width - 1)
    let (head, list) = inner.split(top: 1)
    let table = page == .groups ? tables.groups : tables.misses
    table.drawHead(on: &canvas, in: head)
    let rows = self.rows
    for (row, line) in TableRows(table, window, selection: .focused).lines(in: list) {
      let isSelected = focus == .focused && row == window.selection
      if isSelected { canvas.drawSelection(line, isFocused: true) }
      let background: Role = isSelected ? .selection : .background
      switch rows[row] {
      case .title(let title, let term):
        canvas.note(term, as: "by \(title)", in: line)
        canvas.write(
          "by \(title)", x: line.x + 1, y: line.y, maxX: line.maxX, Style(.muted, on: background))
      case .group(let group):
        table.draw(tables.cells(of: group), on: &canvas, in: line, background: background)
      case .miss(let miss):
        table.draw(tables.cells(of: miss), on: &canvas, in: line, background: background)
      }
    }
    ScrollBar(window).draw(on: &canvas, in: list.columnBehind)
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
        Table.Column(.errorGroup, .flexible(minimum: 12, maximum: 18), gap: 2),
        Table.Column(.errorRatings, as: "\(library.values.name)s", .fixed(8), .right),
        Table.Column(Term(.rmse), as: "RMSE", .fixed(6), .right), Table.Column(nil, .flexible()),
      ], width: width)
    misses = Table(
      [
        Table.Column(.title, as: library.data.kind.singular, .flexible(), gap: 1),
        Table.Column(.user, .fixed(6), .right),
        Table.Column(.given, as: "rated", .fixed(max(5, library.values.numberWidth)), .right),
        Table.Column(.prediction, as: "guess", .fixed(max(5, library.values.width)), .right),
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
