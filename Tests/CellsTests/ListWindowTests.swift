import Cells
import Testing

@Suite("List window")
struct ListWindowTests {
  @Test("The selection moves one row at a time and pulls the window along")
  func moves() {
    var list = ListWindow(count: 100, height: 3)
    list.move(by: 1)
    list.move(by: 1)
    #expect(list.visible == 0..<3)
    list.move(by: 1)
    #expect(list.selection == 3)
    #expect(list.visible == 1..<4)
    list.move(by: -2)
    #expect(list.visible == 1..<4)
    list.move(by: -1)
    #expect(list.visible == 0..<3)
  }

  @Test("Moves end at the first and the last row")
  func ends() {
    var list = ListWindow(count: 5, height: 3)
    list.move(by: -1)
    #expect(list.selection == 0)
    list.move(by: .max)
    #expect(list.selection == 4)
    #expect(list.visible == 2..<5)
    list.move(by: .min)
    #expect(list.selection == 0)
    list.end()
    #expect(list.selection == 4)
    list.home()
    #expect(list.visible == 0..<3)
  }

  @Test("A page moves window and selection alike, and ends at the last row")
  func pages() {
    var list = ListWindow(count: 30, height: 10, selection: 4)
    list.pageDown()
    #expect(list.selection == 13)
    #expect(list.visible == 9..<19)
    list.pageDown()
    list.pageDown()
    #expect(list.selection == 29)
    #expect(list.visible == 20..<30)
    list.pageUp()
    #expect(list.selection == 20)
    #expect(list.visible == 11..<21)
  }

  @Test("The wheel moves the window, and the selection only at its edge")
  func wheel() {
    var list = ListWindow(count: 30, height: 10, selection: 4)
    list.scroll(by: 3)
    #expect(list.selection == 4)
    #expect(list.visible == 3..<13)
    list.scroll(by: 3)
    #expect(list.selection == 6)
    list.scroll(by: .max)
    #expect(list.visible == 20..<30)
    #expect(list.selection == 20)
    list.scroll(by: .min)
    #expect(list.selection == 9)
  }

  @Test("A click hits a row that is there")
  func clicks() {
    let list = ListWindow(count: 12, height: 10, selection: 11)
    #expect(list.row(atOffset: 0) == 2)
    #expect(list.row(atOffset: 9) == 11)
    #expect(list.row(atOffset: 10) == nil)
    #expect(list.row(atOffset: -1) == nil)
    #expect(ListWindow(count: 2, height: 10).row(atOffset: 2) == nil)
    #expect(list.row(atOffset: .max) == nil)
  }

  @Test("Fewer rows or a lower window keep the selection in view")
  func changes() {
    var list = ListWindow(count: 100, height: 10, selection: 50)
    list.setHeight(4)
    #expect(list.visible.contains(50))
    list.setCount(20)
    #expect(list.selection == 19)
    #expect(list.visible == 16..<20)
    list.setCount(0)
    #expect(list.selection == 0)
    #expect(list.visible.isEmpty)
    list.pageDown()
    list.scroll(by: 1)
    list.end()
    #expect(list == ListWindow(count: 0, height: 4))
  }

  @Test("Whatever happens, the selection is in view", arguments: 0..<8 as Range<UInt64>)
  func randomEvents(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var list = ListWindow(count: 5000, height: 20)
    for _ in 0..<1000 {
      let amount = Int.random(in: -40...40, using: &generator)
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: list.move(by: amount)
      case 1: list.pageUp()
      case 2: list.pageDown()
      case 3: list.scroll(by: amount)
      case 4: list.select(amount * 200)
      case 5: list.setCount(max(0, amount) * 100)
      case 6: list.setHeight(amount)
      default: list.end()
      }
      #expect(list.visible.count == min(list.count, list.height))
      if list.count > 0, list.height > 0 { #expect(list.visible.contains(list.selection)) }
      for row in 0..<4 { #expect(list.row(atOffset: row).map { $0 - list.first } ?? row == row) }
    }
  }

  @Test(
    "The thumb is as long as the window is of the list, and at an end only when the list is",
    arguments: [
      (20, 10, 0, "┃┃┃┃┃─────"), (20, 10, 10, "─────┃┃┃┃┃"), (20, 10, 1, "─┃┃┃┃┃────"),
      (20, 10, 9, "────┃┃┃┃┃─"), (5000, 10, 0, "┃─────────"), (5000, 10, 1, "─┃────────"),
      (5000, 10, 2500, "─────┃────"), (5000, 10, 4989, "────────┃─"),
      (5000, 10, 4990, "─────────┃"),
      (10, 10, 0, "──────────"), (0, 10, 0, "──────────"), (11, 10, 1, "─┃┃┃┃┃┃┃┃┃"),
    ])
  func scrollBar(count: Int, height: Int, first: Int, column: String) {
    var list = ListWindow(count: count, height: height)
    list.scroll(by: first)
    let canvas = painted(1, 10) { canvas, rect in
      for y in 0..<10 { canvas.put("─", x: 0, y: y, .muted) }
      ScrollBar(list).draw(on: &canvas, in: rect)
    }
    #expect(canvas.lines.joined() == column)
  }
}
