import Cells
import Models
import RatingData

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
      let inner = canvas.panel(rect, "user")
      canvas.writeEmpty("no user is selected", in: inner)
      return
    }
    let inner = canvas.panel(
      rect, "user \(library.data.catalogue[user].id)", facts(user),
      focus: screen.focus == .detail ? .focused : .unfocused)
    let tabs = screen.tabRects(in: rect)
    for (tab, rect) in tabs {
      let isOpen = tab == screen.tab
      canvas.write(
        isOpen ? "[\(tab.title)]" : " \(tab.title) ", x: rect.x, y: rect.y,
        isOpen ? Style(.accent, bold: true) : .muted)
    }
    guard let answer = screen.current else {
      canvas.writeEmpty(shared.model == nil ? "no epoch has ended yet" : "…", in: inner)
      return
    }
    drawState(answer, on: &canvas, in: inner.split(top: 1).top, after: tabs.last?.rect.maxX)
    let tab = UserTab(screen: screen, answer: answer, library: library, idWidth: idWidth)
    tab.draw(on: &canvas, in: rows)
    ScrollBar(screen.detail).draw(on: &canvas, in: rows.columnBehind)
  }

  /// `RMSE 0.81 · 2,314 ratings · mean 3.55 · M · 50–55 · academic`, the last ones where there is room.
  private func facts(_ user: UserIndex) -> [String] {
    var facts: [String] = []
    if let answer = screen.current {
      facts += answer.report.rootMeanSquaredError.map { ["RMSE \($0.fixed(2))"] } ?? []
    }
    facts.append(library.ratingCount(user).counted("rating"))
    facts.append("mean \(library.data.ratings.scale.text(library.userMeans[user.position]))")
    if let profile = library.data.catalogue[user].profile { facts.append(profile.summary(" · ")) }
    return facts
  }

  /// At the right of the tabs: the order of the rows and the epoch that they are from.
  private func drawState(
    _ answer: UserAnswer, on canvas: inout Canvas, in line: Rect, after start: Int?
  ) {
    let epoch = "epoch \(answer.query.model.snapshot.epoch)"
    let sort = screen.ratedSort.label(screen.ratedDirection)
    let texts =
      screen.tab == .rated
      ? [
        "° not trained on · \(sort) · \(epoch)", "° not trained on · \(sort)",
        "° held out · \(sort)",
        "° not trained on", "° held out", "° unseen", epoch,
      ]
      : [epoch]
    for text in texts where (start ?? line.x) + 1 + text.columns < line.maxX {
      canvas.write(text, endX: line.maxX - 1, y: line.y, .muted)
      return
    }
  }
}
