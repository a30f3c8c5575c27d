import Learning
import RatingData
import Runs

/// Lines of an answer, numbered from 1 and said a few at a time. A number alone chooses one.
struct NumberedList: Sendable {
  struct Row: Sendable {
    let text: String
    /// What commands take its number for; nil where it is nothing that they take.
    let subject: Subject?
    /// What choosing it does.
    let choose: LinearStep
  }

  /// What a number can stand for.
  enum Subject: Sendable {
    case movie(MovieIndex)
    case run(RunReport)
  }

  let rows: [Row]
  /// Rows said at a time.
  let depth: Int
  /// Rows that were said.
  private(set) var shown = 0

  /// Few enough to be kept in mind.
  static let usualDepth = 5

  init(_ rows: [Row], depth: Int = usualDepth) {
    self.rows = rows
    self.depth = depth
  }

  var hasMore: Bool { shown < rows.count }

  /// The next lines, and how to hear more.
  mutating func next() -> [String] {
    let range = shown..<min(rows.count, shown + depth)
    shown = range.upperBound
    let lines = range.map { "\($0 + 1). \(rows[$0].text)" }
    return lines + (hasMore ? ["More: m."] : [])
  }

  /// The row of a number that was said; nil of any other.
  subscript(number number: Int) -> Row? {
    (1...max(1, shown)).contains(number) && number <= rows.count ? rows[number - 1] : nil
  }
}
