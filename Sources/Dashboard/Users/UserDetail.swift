import Cells
import Models
import RatingData
import Terms
import Text

/// The selected user: what they rated, what they would like, who is like them.
struct UserDetail {
  let screen: UsersScreen
  let shared: Shared
  let library: Library
  /// Where the rows of the open tab stand.
  let rows: Rect
  let idWidth: Int

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    guard let user = screen.browser.selected else {
      let inner = canvas.panel(rect, .user)
      canvas.writeEmpty("no user is selected", in: inner)
      return
    }
    let inner = canvas.panel(
      rect, .user, as: "user \(library.data.catalogue[user].id)", facts(user, width: rect.width),
      focus: screen.focus == .detail ? .focused : .unfocused)
    let tabs = screen.tabRects(in: rect)
    for (tab, rect) in tabs {
      let isOpen = tab == screen.tab
      canvas.note(tab.term, as: tab.title, in: rect)
      canvas.write(
        isOpen ? "[\(tab.title)]" : " \(tab.title) ", x: rect.x, y: rect.y,
        isOpen ? Style(.accent, bold: true) : .muted)
    }
    guard let answer = screen.current else {
      canvas.writeEmpty(shared.model == nil ? "no epoch has ended yet" : "…", in: inner)
      return
    }
    if screen.tab == .profile {
      UserProfileTab(user: user, library: library).draw(
        on: &canvas, in: inner.split(top: 1).rest)
      return
    }
    drawState(answer, on: &canvas, in: inner.split(top: 1).top, after: tabs.last?.rect.maxX)
    let tab = UserTab(screen: screen, answer: answer, library: library, idWidth: idWidth)
    tab.draw(on: &canvas, in: rows)
    if screen.tab == .rated, !library.hasRatings {
      canvas.writeEmpty("no ratings came with the model", in: rows)
    }
    if screen.tab == .rated { canvas.note(.heldOut, as: "°", in: inner) }
    if screen.tab == .recommended { drawReasons(answer, on: &canvas, in: inner) }
    ScrollBar(screen.detail).draw(on: &canvas, in: rows.columnBehind)
  }

  /// `RMSE 0.81 · 2,314 ratings · mean 3.55 · M · 50–55 · academic`, the last ones where there is room; of recommended
  /// movies, first whose figures stand beside them.
  private func facts(_ user: UserIndex, width: Int) -> [String] {
    var facts: [String] = []
    if let answer = screen.current {
      if screen.tab == .recommended {
        facts += answer.figures(library.values).facts(
          model: shared.name(of: answer.question.model),
          judge: shared.name(of: answer.question.judge ?? answer.question.model),
          width: width - 12 - library.data.catalogue[user].id.description.columns)
      }
      facts +=
        answer.report.rootMeanSquaredError.map { ["RMSE \(library.values.text($0, decimals: 2))"] }
        ?? []
    }
    if library.hasRatings {
      facts.append(library.ratingCount(user).counted(library.values.ofUser))
      facts.append("mean \(library.values.text(library.userMeans[user.position]))")
    }
    if let profile = library.data.catalogue[user].profile { facts.append(profile.summary(" · ")) }
    return facts
  }

  /// At the right of the tabs: the order of the rows and the epoch that they are from.
  private func drawState(
    _ answer: UserAnswer, on canvas: inout Canvas, in line: Rect, after start: Int?
  ) {
    let epoch =
      answer.question.judge.map { shared.title(of: $0) } ?? shared.title(of: answer.question.model)
    let model = shared.title(of: answer.question.model)
    let rank = answer.rank.map { rank in
      "\(library.data.catalogue[rank.movie].title): \(rank.rank.grouped) of \(rank.of.grouped)"
    }
    let order = screen.recommendedOrder.label(answer.predictionName(library.values))
    let overlap = screen.overlap.map { "\(($0 * 100).fixed(0)) % as before" }
    let filter =
      (overlap.map { [$0] } ?? []) + (order.map { [$0] } ?? [])
      + (screen.tab == .recommended ? answer.filterParts : [])
    let sort = screen.ratedSort.label(screen.ratedDirection)
    let texts: [String?] =
      screen.tab == .rated
      ? [
        "° not trained on · \(sort) · \(epoch)", "° not trained on · \(sort)",
        "° held out · \(sort)",
        "° not trained on", "° held out", "° unseen", epoch,
      ]
      : screen.tab == .recommended
        ? [
          ([rank, model].compactMap(\.self) + filter).joined(separator: " · "),
          ([model] + filter).joined(separator: " · "),
          order.map { "\(model) · \($0)" },
          order, overlap.map { "\(model) · \($0)" }, model,
          shared.name(of: answer.question.model),
        ] : [model, shared.name(of: answer.question.model)]
    for case let text? in texts where (start ?? line.x) + 1 + text.columns < line.maxX {
      canvas.write(text, endX: line.maxX - 1, y: line.y, .muted)
      return
    }
  }

  /// What carries the selected recommendation, below the rows.
  private func drawReasons(_ answer: UserAnswer, on canvas: inout Canvas, in inner: Rect) {
    let line = Rect(x: inner.x + 1, y: inner.maxY - 1, width: inner.width - 2, height: 1)
    guard screen.focus == .detail,
      screen.recommended.indices.contains(screen.detail.selection)
    else { return }
    let movie = screen.recommended[screen.detail.selection].movie
    guard let reasons = answer.reasons[movie] else { return }
    canvas.note(.reasons, in: line)
    canvas.write(
      reasons.text({ library.name(of: $0) }, width: line.width), x: line.x, y: line.y,
      maxX: line.maxX, .muted)
  }
}

extension UserAnswer {
  /// Whether a later answer is about the same user, in the same run and by the same filter.
  func isComparable(to later: UserAnswer) -> Bool {
    user == later.user && question.model.run == later.question.model.run
      && filterParts == later.filterParts
  }

  fileprivate var filterParts: [String] {
    question.subject.filter.parts
  }
}

extension UsersScreen.Tab {
  /// What the tab has.
  var term: Term {
    switch self {
    case .rated: .ratedByUser
    case .recommended: .recommendedToUser
    case .nearest: .nearestUsers
    case .profile: .profileOfUser
    }
  }
}
