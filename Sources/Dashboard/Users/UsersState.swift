import Cells
import Learning
import RatingData

/// What the Users screen knows.
struct UsersState: Sendable {
  enum Focus: Sendable {
    case list
    case detail
  }

  /// What of the selected user is shown.
  enum Tab: Int, CaseIterable, Sendable {
    case rated
    case recommended
    case nearest

    var title: String {
      switch self {
      case .rated: "rated"
      case .recommended: "recommended"
      case .nearest: "nearest users"
      }
    }
  }

  var browser = Browser<UserIndex>()
  var sort = UserSort.ratings
  var direction = SortDirection.natural
  var focus = Focus.list
  var tab = Tab.rated

  var ratedSort = RatedSort.rating
  var ratedDirection = SortDirection.natural
  var answer: UserAnswer?
  /// Positions of `answer.report.rated` in the order that was asked for.
  var ratedOrder: [Int] = []
  var detail = ListWindow()

  var trail: [UserIndex] { browser.trail }

  /// The question whose answer the screen would show.
  var subject: Query.Subject? { browser.selected.map { .user($0) } }

  /// The answer, if it is about the selected user.
  var current: UserAnswer? { answer.flatMap { $0.user == browser.selected ? $0 : nil } }

  mutating func receive(_ answer: UserAnswer, in library: Library) {
    if self.answer?.user != answer.user { detail.select(0) }
    self.answer = answer
    sortRated(in: library)
    detail.setCount(rowCount)
  }

  mutating func sortRated(in library: Library) {
    ratedOrder = ratedSort.order(answer?.report.rated ?? [], ratedDirection, in: library)
  }

  mutating func show(_ tab: Tab) {
    guard tab != self.tab else { return }
    self.tab = tab
    detail.select(0)
    detail.setCount(rowCount)
  }

  /// Rows of the open tab.
  var rowCount: Int {
    guard let current else { return 0 }
    return switch tab {
    case .rated: current.report.rated.count
    case .recommended: current.report.recommendations.count
    case .nearest: current.companions.count
    }
  }
}
