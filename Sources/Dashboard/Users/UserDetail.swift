import Cells
import Models
import RatingData

/// The selected user: what they rated, what they would like, who is like them.
func drawUserDetail(
  _ state: State, _ library: Library, _ layout: UsersLayout, on canvas: inout Canvas
) {
  guard !layout.detail.isEmpty else { return }
  let users = state.users
  guard let user = users.browser.selected else {
    let inner = canvas.panel(layout.detail, "user")
    canvas.writeEmpty("no user is selected", in: inner)
    return
  }
  let inner = canvas.panel(
    layout.detail, "user \(library.data.catalogue[user].id)",
    userState(user, users, library), focus: users.focus == .detail ? .focused : .unfocused)
  for (tab, rect) in layout.tabRects() {
    let isOpen = tab == users.tab
    canvas.write(
      isOpen ? "[\(tab.title)]" : " \(tab.title) ", x: rect.x, y: rect.y,
      isOpen ? Style(.accent, bold: true) : .muted)
  }
  guard let answer = users.current else {
    canvas.writeEmpty(state.model == nil ? "no epoch has ended yet" : "…", in: inner)
    return
  }
  drawDetailState(state, answer, layout, on: &canvas)
  switch users.tab {
  case .rated: drawRated(users, answer, library, layout, on: &canvas)
  case .recommended: drawRecommended(users, answer, library, layout, on: &canvas)
  case .nearest: drawNearestUsers(users, answer, library, layout, on: &canvas)
  }
  canvas.drawScrollBar(users.detail, in: layout.detail, rows: layout.detailRows)
}

/// `RMSE 0.81 · 2,314 ratings · mean 3.55 · M · 50–55 · academic`, the last ones where there is room.
private func userState(_ user: UserIndex, _ users: UsersState, _ library: Library) -> [String] {
  var words: [String] = []
  if let answer = users.current {
    words.append("RMSE \(answer.report.rootMeanSquaredError.fixed(2))")
  }
  words.append(library.ratingCount(user).ratings)
  words.append("mean \(library.data.ratings.scale.text(library.userMeans[user.position]))")
  if let profile = library.data.catalogue[user].profile { words.append(profile.words(" · ")) }
  return words
}

/// At the right of the tabs: the order of the rows and the epoch that they are from.
private func drawDetailState(
  _ state: State, _ answer: UserAnswer, _ layout: UsersLayout, on canvas: inout Canvas
) {
  let epoch = "epoch \(answer.query.model.snapshot.epoch)"
  let sort = state.users.ratedSort.words(state.users.ratedDirection)
  let words =
    state.users.tab == .rated
    ? ["° not trained on · \(sort) · \(epoch)", "\(sort) · \(epoch)", epoch] : [epoch]
  let start = layout.tabRects().last?.rect.maxX ?? layout.tabs.x
  for text in words where start + 1 + text.columns < layout.tabs.maxX {
    canvas.write(text, endX: layout.tabs.maxX - 1, y: layout.tabs.y, .muted)
    return
  }
}
