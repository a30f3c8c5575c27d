import Testing

@testable import Cells

@Suite("Tables")
struct TableTests {
  private static let columns = [
    Table.Column("title", .flexible(minimum: 4, maximum: 10)),
    Table.Column("ratings", .fixed(9), .right),
    Table.Column("genres", .fixed(6), gap: 2, from: 24),
  ]

  private func line(_ width: Int, _ cells: [Table.Cell]) -> String {
    let table = Table(Self.columns, width: width)
    return painted(width, 1) { table.draw(cells, on: &$0, in: $1) }.lines[0]
  }

  @Test(
    "Columns share a width by their constraints",
    arguments: [
      (40, " Fargo      1,234,567  Crime"), (24, " Fargo 1,234,567  Crime"),
      (23, " Fargo      1,234,567"), (16, " Fargo 1,234,567"), (15, " Far… 1,234,567"),
      (12, " Far… 1,234…"), (4, " Fa…"), (0, ""),
    ])
  func constraints(width: Int, expected: String) {
    #expect(line(width, [.text("Fargo"), .text("1,234,567"), .text("Crime")]) == expected)
  }

  @Test("Cells that are left out, or empty, leave their columns empty")
  func empty() {
    #expect(line(24, [.empty, .text("12")]) == "              12")
    #expect(line(24, []) == "")
  }

  @Test("A head stands over its column, as the column's texts do")
  func head() {
    let table = Table(Self.columns, width: 30)
    let head = painted(30, 1) { table.drawHead(on: &$0, in: $1) }
    #expect(head.lines == [" title        ratings  genres"])
  }

  @Test("A stretch of a text stands out, as far as the column goes")
  func highlight() {
    let table = Table([Table.Column("", .fixed(5), gap: 0)], width: 8)
    let canvas = painted(8, 1) {
      table.draw([.highlighted("世界 peace", [1..<3, 4..<6])], on: &$0, in: $1)
    }
    #expect(canvas.lines == ["世界…"])
    #expect(
      (0..<8).map { canvas[$0, 0].style.isUnderlined } == [
        false, false, true, true, true, false, false, false,
      ])
  }

  @Test("A stretch of a text that keeps its year stands out before the cut and in the year")
  func highlightBesideYear() {
    let table = Table([Table.Column("", .fixed(12), gap: 0)], width: 12)
    let canvas = painted(12, 1) {
      table.draw([.highlighted("Citizen Kane (1941)", [1..<3, 8..<12, 14..<16])], on: &$0, in: $1)
    }
    #expect(canvas.lines == ["Citi… (1941)"])
    #expect(
      (0..<12).filter { canvas[$0, 0].style.isUnderlined } == [1, 2, 7, 8])
  }

  @Test("The selected row is marked across the whole line, the others are not")
  func selection() {
    let table = Table(Self.columns, width: 12)
    let window = ListWindow(count: 9, height: 3, selection: 1)
    for (selection, mark) in [
      (TableRows.Selection.focused, "▌b"), (.unfocused, "▌b"), (.none, " b"),
    ] {
      let canvas = painted(12, 3) {
        TableRows(table, window, selection: selection).draw(on: &$0, in: $1) {
          [.text(["a", "b", "c"][$0])]
        }
      }
      #expect(canvas.lines == [" a", mark, " c"])
      #expect((0..<12).allSatisfy { canvas[$0, 0].style.background == .background })
      let background: Role = selection == .none ? .background : .selection
      #expect((0..<12).allSatisfy { canvas[$0, 1].style.background == background })
    }
  }
}
