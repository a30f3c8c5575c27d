import Cells
import Learning
import Models
import RatingData
import Terms
import Text

extension YouScreen {
  func panels(in body: Rect, _ shared: Shared) -> [(name: String, rect: Rect)] {
    let layout = YouLayout(body, hasRetrained: hasRetrained)
    return [("rate", layout.card), ("rated", layout.rated), ("for you", layout.list)]
      + (layout.below.isEmpty ? [] : [("below", layout.below)])
  }

  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared) {
    guard let library = shared.library else {
      LoadingView(shared: shared).draw(on: &canvas, in: canvas.panel(body, .you))
      return
    }
    let layout = YouLayout(body, hasRetrained: hasRetrained)
    YouCard(screen: self, shared: shared, library: library).draw(on: &canvas, in: layout)
    drawRated(on: &canvas, in: layout, shared, library)
    drawList(on: &canvas, in: layout, shared, library)
    guard !layout.below.isEmpty else { return }
    if hasRetrained {
      drawRetrained(on: &canvas, in: layout.below, shared, library)
    } else {
      drawNeighbours(on: &canvas, in: layout.below, library)
    }
  }

  /// What was rated, or what a search finds.
  private func drawRated(
    on canvas: inout Canvas, in layout: YouLayout, _ shared: Shared, _ library: Library
  ) {
    let isSearching = search.isTyping
    let absent = shared.you.absentCount
    let inner = canvas.panel(
      layout.rated, isSearching ? .found : .ownRatings, as: isSearching ? nil : "rated",
      isSearching
        ? [found.count.grouped]
        : ["\(shared.you.ratings.count)", "profile \(shared.you.name)"]
          + (absent > 0 ? ["\(absent) not in these data"] : []),
      focus: focus == .rated || isSearching ? .focused : .unfocused)
    if isSearching {
      drawFound(on: &canvas, in: inner, shared, library)
      return
    }
    guard !shared.you.ratings.isEmpty else {
      canvas.writeEmpty(
        absent > 0
          ? "no \(shared.kind.singular) of profile \(shared.you.name) is in these data"
          : "\(shared.key("fewer-stars")) \(shared.key("more-stars")) stars, \(shared.key("open")) keeps them",
        in: inner)
      return
    }
    drawRatings(
      shared.you.ratings, on: &canvas, in: layout.ratedList, library)
    drawNarrowing(on: &canvas, in: layout.narrowing, library)
  }

  /// What five more answers would be worth.
  private func drawNarrowing(on canvas: inout Canvas, in line: Rect, _ library: Library) {
    guard let narrowing = answer?.narrowing, answer?.predictsRatings == true else { return }
    let now = "±" + Double(narrowing.now).fixed(2)
    let then = "±" + Double(narrowing.then).fixed(2)
    let count = "\(narrowing.answers) more answers"
    let unit = library.values.predictionName
    let texts = [
      "\(count) would narrow your \(unit) from \(now) to \(then)",
      "\(count) would narrow \(now) to \(then) \(unit)", "\(count): \(now) to \(then) \(unit)",
      "\(narrowing.answers) more: \(now) to \(then) \(unit)",
    ]
    guard let text = texts.first(where: { $0.columns <= line.width - 2 }) else { return }
    canvas.note(.narrowing, in: line)
    canvas.write(text, x: line.x + 1, y: line.y, maxX: line.maxX, .muted)
  }

  /// The ratings, the last first, beside what the model expects.
  private func drawRatings(
    _ ratings: [MovieRating], on canvas: inout Canvas, in inner: Rect, _ library: Library
  ) {
    let table = Table(
      [
        Table.Column(.title, .flexible(maximum: 60)),
        Table.Column(.ownStars, as: "stars", .fixed(5), gap: 1),
        Table.Column(.prediction, as: "model", .fixed(max(5, library.values.width)), .right),
      ], width: inner.width - 1)
    TableRows(table, ratedWindow, selection: focus == .rated ? .focused : .none)
      .draw(on: &canvas, in: inner) { row in
        let rating = ratings[ratings.count - 1 - row]
        let predicted =
          answer?.predictsRatings == true
          ? answer?.expected[rating.movie].map { library.values.text(Double($0)) } : nil
        return [
          .text(library.data.catalogue[rating.movie].title),
          .text(library.values.opinion(rating.rating), .accent), .text(predicted ?? "–", .muted),
        ]
      }
    ScrollBar(ratedWindow).draw(on: &canvas, in: inner.columnBehind)
  }

  private func drawFound(
    on canvas: inout Canvas, in rect: Rect, _ shared: Shared, _ library: Library
  ) {
    guard !found.isEmpty else {
      canvas.writeEmpty(
        search.text.isEmpty ? "type a title" : "no \(shared.kind.singular) matches \(search.text)",
        in: rect)
      return
    }
    let table = Table(
      [
        Table.Column(.title, .flexible(maximum: 60)),
        Table.Column(.ratings, .fixed(library.movieCountWidth), .right),
      ], width: rect.width - 1)
    TableRows(table, foundWindow, selection: .focused).draw(on: &canvas, in: rect) { row in
      [
        .highlighted(
          library.data.catalogue[found[row]].title,
          library.titles.matches(search.text, in: found[row])),
        .text(library.ratingCount(found[row]).grouped, .muted),
      ]
    }
  }

  private func drawList(
    on canvas: inout Canvas, in layout: YouLayout, _ shared: Shared, _ library: Library
  ) {
    let figures = answer?.figures(library.values)
    let facts = answer.flatMap { answer in
      figures?.facts(
        model: shared.name(of: answer.question.model),
        judge: shared.name(of: answer.question.judge ?? answer.question.model),
        width: layout.list.width - 14)
    }
    let inner = canvas.panel(
      layout.list, .forYou,
      (facts ?? []) + (answer?.tellsNothing == true ? ["your ratings tell nothing yet"] : [])
        + shared.filter.parts + (answer?.question.model.foldingIn ?? []),
      focus: focus == .list ? .focused : .unfocused)
    guard let answer, let figures, !answer.recommendations.isEmpty else {
      canvas.writeEmpty(emptyList(shared), in: inner)
      return
    }
    let table = RecommendationTable(
      library, answer.recommendations, movements, figures, width: inner.width)
    table.drawHead(on: &canvas, in: inner.split(top: 1).top)
    TableRows(table.table, listWindow, selection: focus == .list ? .focused : .none)
      .draw(on: &canvas, in: layout.listRows, cells: table.cells)
    ScrollBar(listWindow).draw(on: &canvas, in: layout.listRows.columnBehind)
    drawReasons(answer, on: &canvas, in: layout.reasons, library)
    let words: [Term] = [.browse, .reasons, .filter, .foldedIn]
    for term in words { canvas.note(term, in: inner) }
  }

  private func drawReasons(
    _ answer: YouAnswer, on canvas: inout Canvas, in line: Rect, _ library: Library
  ) {
    let row = focus == .list ? listWindow.selection : 0
    guard answer.recommendations.indices.contains(row), !line.isEmpty,
      let reasons = answer.reasons[answer.recommendations[row].movie]
    else { return }
    let prefix = focus == .list ? "" : "1: "
    canvas.write(
      prefix + reasons.text({ library.name(of: $0) }, width: line.width - 5),
      x: line.x + 1, y: line.y, maxX: line.maxX, .muted)
  }

  private func drawRetrained(
    on canvas: inout Canvas, in rect: Rect, _ shared: Shared, _ library: Library
  ) {
    let isCurrent = retrained?.request.ratings == shared.you.ratings
    let inner = canvas.panel(
      rect, .retrained,
      isRetraining
        ? ["training …"]
        : isCurrent ? [] : ["of earlier ratings: \(shared.key("retrain")) trains again"])
    guard retrained != nil, answer != nil else {
      canvas.writeEmpty("…", in: inner)
      return
    }
    let shown = retrainedList
    let table = RecommendationTable(
      library, shown, retrainedMovements, ListFigures(of: shown, library.values),
      width: inner.width)
    table.drawHead(on: &canvas, in: inner.split(top: 1).top)
    let rows = inner.split(top: 1).rest
    TableRows(
      table.table, ListWindow(count: shown.count, height: rows.height), selection: .none
    ).draw(on: &canvas, in: rows, cells: table.cells)
  }

  private func emptyList(_ shared: Shared) -> String {
    guard shared.listModel != nil else { return "no epoch has ended yet" }
    guard !shared.you.ratings.isEmpty else {
      return "rate \(shared.kind.article) \(shared.kind.singular) to get a list"
    }
    return answer == nil
      ? "…"
      : "no \(shared.kind.singular) passes the filter – \(shared.key("fewest-ratings")) and \(shared.key("filter")) change it"
  }

  private func drawNeighbours(on canvas: inout Canvas, in rect: Rect, _ library: Library) {
    let inner = canvas.panel(rect, .nearestUsers, ["and what they loved"])
    guard let neighbours = answer?.neighbours, !neighbours.isEmpty else {
      canvas.writeEmpty(
        "rate \(library.data.kind.plural) that you like to find users with your taste", in: inner)
      return
    }
    let table = Table(
      [
        Table.Column(.user, .fixed(max(4, min(12, library.userIDWidth)))),
        Table.Column(.likeUser, as: "cosine", .fixed(5), gap: 2),
        Table.Column(.loved, .flexible(), gap: 2),
      ], width: inner.width - 1)
    TableRows(
      table, ListWindow(count: neighbours.count, height: inner.height), selection: .none
    ).draw(on: &canvas, in: inner) { row in
      let neighbour = neighbours[row]
      return [
        .text(library.data.catalogue[neighbour.user].id.padded(to: 4)),
        .text(Double(neighbour.similarity).asCosine),
        .text(neighbour.loved.map { library.data.catalogue[$0].title } ?? "–", .muted),
      ]
    }
  }
}

extension TrainedModel {
  /// A penalty that grows with the number of ratings is said, for it is not everybody's.
  fileprivate var foldingIn: [String] {
    guard let settings, settings.learner == ALSLearner.self, settings[.regularizationPower] == 1
    else { return [] }
    return ["folded in, λ × ratings"]
  }
}
