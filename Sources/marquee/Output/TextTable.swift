import Cells
import Terminal

/// Rows of text in columns as wide as their widest cell.
struct TextTable {
  enum Alignment {
    case left
    case right
  }

  private let alignments: [Alignment]
  private var rows: [[String]]

  /// Spaces between two columns.
  private static let gap = 2
  /// No column of text is cut to fewer columns than this.
  private static let narrowest = 12

  init(_ columns: [(title: String, alignment: Alignment)]) {
    alignments = columns.map(\.alignment)
    rows = [columns.map(\.title)]
  }

  mutating func append(_ cells: [String]) {
    precondition(
      cells.count == alignments.count, "\(cells.count) cells for \(alignments.count) columns")
    rows.append(cells)
  }

  /// A line each, the titles first, without spaces at its end.
  ///
  /// - Parameter width: what lines are to fit in, as far as cutting the widest column of text makes them;
  ///   nil leaves all as it is.
  func lines(fitting width: Int?) -> [String] {
    var widths = alignments.indices.map { column in rows.map { $0[column].columns }.max() ?? 0 }
    if let width { shrink(&widths, to: width) }
    return rows.map { row in
      let cells = row.indices.map { Self.pad(row[$0], to: widths[$0], alignments[$0]) }
      let line = cells.joined(separator: String(repeating: " ", count: Self.gap))
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private func shrink(_ widths: inout [Int], to width: Int) {
    let excess = widths.reduce(0, +) + Self.gap * (widths.count - 1) - width
    let texts = widths.indices.filter { alignments[$0] == .left }
    guard excess > 0, let widest = texts.max(by: { widths[$0] < widths[$1] }) else { return }
    widths[widest] = max(min(widths[widest], Self.narrowest), widths[widest] - excess)
  }

  static func pad(_ text: String, to width: Int, _ alignment: Alignment) -> String {
    alignment == .left ? text.padded(to: width) : text.leftPadded(to: width)
  }
}

/// Facts by name, wrapped where a line of 80 columns ends.
struct FactList {
  private static let width = 80

  private var facts: [(name: String, value: String)] = []

  mutating func add(_ name: String, _ value: String) { facts.append((name, value)) }

  var lines: [String] {
    let indent = (facts.map(\.name.columns).max() ?? 0) + 2
    return facts.flatMap { name, value in
      value.wrapped(to: Self.width - indent).enumerated().map { number, line in
        (number == 0 ? name : "").padded(to: indent) + line
      }
    }
  }
}

/// A bar as the dashboard draws it, as text for a table.
struct TextBar {
  /// What bars are drawn with.
  enum Charset {
    /// Eighths of a character cell.
    case blocks
    /// Where the locale does not promise UTF-8.
    case ascii

    /// What the dashboard would draw with, too.
    static var current: Charset { Glyphs.establish() == .unicode ? .blocks : .ascii }
  }

  let width: Int
  let charset: Charset

  /// The part of the width that `share`, 0 ... 1, comes to; what is outside is cut, NaN is nothing.
  func text(_ share: Double) -> String {
    var canvas = Canvas(size: Size(width: width, height: 1))
    Bar(share).draw(on: &canvas, in: canvas.bounds)
    return (charset == .blocks ? canvas : canvas.asciiFolded()).lines.joined()
  }
}
