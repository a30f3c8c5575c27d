import Cells
import Models
import RatingData
import Terms
import Text

/// The movies nearest to the selected one, re-ranked as models come.
struct NeighbourPanel {
  let screen: MoviesScreen
  let shared: Shared
  let library: Library

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let isFocused = screen.focus == .detail
    let inner = canvas.panel(
      rect, .nearest, facts(columns: rect.width - 14), focus: isFocused ? .focused : .unfocused)
    guard let answer = screen.current else {
      canvas.writeEmpty(waiting, in: inner)
      return
    }
    if answer.movies.isEmpty {
      canvas.writeEmpty(nothing(answer), in: inner)
      return
    }
    let columns = NeighbourColumns(library, answer, screen.movements, width: inner.width)
    let (head, rows) = inner.split(top: 1)
    columns.table.drawHead(on: &canvas, in: head)
    TableRows(columns.table, screen.detail, selection: isFocused ? .focused : .none)
      .draw(on: &canvas, in: rows, cells: columns.cells)
    canvas.note(.filter, in: inner)
    ScrollBar(screen.detail).draw(on: &canvas, in: rows.columnBehind)
  }

  private var waiting: String {
    screen.browser.selected == nil
      ? "no \(shared.kind.singular) is selected"
      : shared.showsLikeness
        ? shared.waitingForLikeness : shared.model == nil ? "no epoch has ended yet" : "…"
  }

  private func nothing(_ answer: MovieAnswer) -> String {
    guard answer.question.source.knowsNeighbours else {
      return "this model has no factors to compare \(shared.kind.plural) by"
    }
    return
      "no other \(shared.kind.singular) passes the filter – \(shared.key("fewest-ratings")) and \(shared.key("filter")) change it"
  }

  /// `browse · cosine · ≥ 20 ratings`, `seed · epoch 7 · centred cosine · ≥ 20 ratings`: of the answer that shows, or of
  /// the one that is awaited. The filter stays where there is not room for all: without it a person looks for movies that
  /// are not there.
  private func facts(columns: Int) -> [String] {
    let answer = screen.current
    let filter = (answer?.filter ?? shared.filter).parts
    let short = (answer?.filter ?? shared.filter).minimumRatings
    let shortFilter = short > 0 ? ["\(short)+ \(library.values.ofMovie)s"] : []
    guard let answer else { return filter }
    guard case .model(let model) = answer.question.source else {
      return factsOfLikeness(answer, columns: columns)
    }
    let name = shared.name(of: model)
    let source = answer.source ?? shared.epochWords(of: model)
    let measure = answer.measure.title
    let whole = [name] + (source.map { [$0] } ?? []) + [measure]
    let choices = [
      whole + filter, [name, measure] + filter, [name] + filter, [name, measure] + shortFilter,
      [name] + shortFilter,
    ]
    // Which sample the list is of says more than whose model it is.
    let ofSamples =
      [[name] + [answer.source, measure].compactMap(\.self) + filter]
      + [[answer.source, measure].compactMap(\.self) + filter]
      + [[answer.source].compactMap(\.self) + shortFilter]
    return (answer.source == nil ? choices : ofSamples).first {
      $0.joined(separator: " · ").columns <= columns
    } ?? [name]
  }
}

extension NeighbourPanel {
  /// `likeness · ≥ 20 ratings`; while it is made, by which views, and what comes.
  private func factsOfLikeness(_ answer: MovieAnswer, columns: Int) -> [String] {
    let count = answer.notCompared.count
    let filter = answer.filter.parts + (count > 0 ? ["\(count) not compared"] : [])
    let title = shared.title(of: answer.question.source)
    let step = answer.question.source.step(shared)
    return [[title] + filter, [title], ["likeness"] + step + filter, ["likeness"] + step].first {
      $0.joined(separator: " · ").columns <= columns
    } ?? ["likeness"]
  }
}

extension NeighbourSource {
  /// What is being made of it.
  fileprivate func step(_ shared: Shared) -> [String] {
    guard case .likeness(let made) = self, let step = shared.likenessStep(made) else { return [] }
    return [step]
  }
}

extension MovieAnswer {
  /// Which sample of a sampled model the similarities are of, or the mean of all; nil of any other model.
  fileprivate var source: String? {
    guard samples > 0 else { return nil }
    return sample.map { "sample \($0 + 1) of \(samples)" } ?? "mean of \(samples)"
  }
}

/// The columns of the neighbours: rank, title, ratings where there is room, how it moved, similarity. What the titles
/// leave is the bars'.
private struct NeighbourColumns {
  let table: Table
  private let library: Library
  private let answer: MovieAnswer
  private let movies: [MovieIndex]
  private let movements: [Movement]
  private let scale: BarScale

  private static let longestTitle = 64
  private static let longestBar = 24
  /// Columns of bars that ratings leave.
  private static let leastBesideRatings = 7
  private static let movedWidth = 4
  /// Columns from which there is room for ranks before the titles.
  private static let leastWithRanks = 43

  init(_ library: Library, _ answer: MovieAnswer, _ movements: [Movement], width: Int) {
    self.library = library
    self.answer = answer
    self.movements = movements
    movies = answer.movies
    scale = BarScale(answer.neighbours.map(\.similarity))
    // Of the rows that a person is likely to see.
    let titles = movies.prefix(60).map { library.data.catalogue[$0].title.columns }
    let title = (titles.max() ?? 8).clamped(to: 8...Self.longestTitle)
    let ratings = max(7, library.movieCountWidth)
    let moved = movements.contains { $0 != .none } ? Self.movedWidth : 0
    let figure = max(6, answer.measure.head.columns)
    let ranks = width >= Self.leastWithRanks ? 3 : 0
    let others = 1 + ranks + 2 + title + 1 + figure + 2
    // Whether or not something has moved: a column that came and went with it would be in the way.
    let hasRatings =
      library.hasRatings
      && width - others - Self.movedWidth - (ratings + 1) >= Self.leastBesideRatings
    let rest = width - others - moved - (hasRatings ? ratings + 1 : 0)
    table = Table(
      [
        Table.Column(.rank, as: "#", .fixed(3), .right, from: ranks > 0 ? 0 : .max),
        Table.Column(
          .title, .flexible(minimum: 8, maximum: title), gap: ranks > 0 ? 2 : 1),
        Table.Column(
          .ratings, as: "\(library.values.ofMovie)s", .fixed(ratings), .right,
          from: hasRatings ? 0 : .max),
        Table.Column(.moved, as: "", .fixed(moved)),
        Table.Column(answer.measure.term, as: answer.measure.head, .fixed(figure), .right, gap: 0),
        Table.Column(nil, .fixed(min(Self.longestBar, max(0, rest))), from: rest >= 4 ? 0 : .max),
      ], width: width - 1)
  }

  func cells(_ row: Int) -> [Table.Cell] {
    let movie = movies[row]
    let similarity =
      row < answer.neighbours.count ? answer.neighbours[row].similarity : nil
    return [
      .text(String(row + 1), .muted), .text(library.data.catalogue[movie].title),
      .text(library.ratingCount(movie).grouped, .muted),
      movements.indices.contains(row) ? movements[row].cell : .empty,
      .text(similarity.map(answer.measure.format) ?? "–", similarity == nil ? .muted : .text),
      similarity.map { .bar(scale.bar($0)) } ?? .empty,
    ]
  }
}

extension Movement {
  /// `▲3` in the colour of what got nearer, `▼1` of what went away.
  var cell: Table.Cell {
    switch self {
    case .none: .empty
    case .up(let ranks): .text("▲\(min(ranks, 99))", Style(.good))
    case .down(let ranks): .text("▼\(min(ranks, 99))", Style(.bad))
    case .new: .text("new", Style(.good))
    }
  }
}
