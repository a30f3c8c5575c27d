import Cells
import Files
import Testing

@testable import Terminal

struct CellTextTests {
  init() { _ = Glyphs.establish(environment: EnvironmentVariables([:])) }

  /// The characters that ncurses gets for a row.
  private func text(_ row: String, width: Int) -> String {
    var canvas = Canvas(size: Size(width: width, height: 1))
    canvas.write(row, x: 0, y: 0)
    var text = CellText()
    text.set(CellRun(x: 0, y: 0, width: width, style: .text), of: canvas)
    return String(
      String.UnicodeScalarView(text.scalars.compactMap { Unicode.Scalar(UInt32(bitPattern: $0)) }))
  }

  @Test(arguments: ["plain", "┌─⣿█┐", "naïve café"])
  func `Characters go as they are`(row: String) {
    #expect(text(row, width: row.count) == row)
  }

  @Test func `An accent goes along with its letter`() {
    #expect(text("e\u{301}x", width: 2).unicodeScalars.map(\.value) == [0x65, 0x301, 0x78])
  }

  @Test(.enabled(if: Character("語").columns == 2))
  func `A wide character is one, and takes two cells`() {
    #expect(text("a語b", width: 4) == "a語b")
  }

  @Test func `Of a family, whose members the terminal would put side by side, the first is shown`()
  {
    #expect(text("👩\u{200D}👧x", width: 3) == "👩x")
  }

  @Test(arguments: ["हिन्दी", "தமிழ்", "한국어", "🇩🇪"])
  func `Every letter of a cluster goes along`(row: String) {
    #expect(text(row, width: row.columns) == row)
  }

  @Test func `What the C library counts otherwise is an empty box, and nothing shifts`() {
    var canvas = Canvas(size: Size(width: 4, height: 1))
    canvas.write("\u{1FAE8}x", x: 0, y: 0)
    var text = CellText()
    text.set(CellRun(x: 0, y: 0, width: 3, style: .text), of: canvas)
    // A face of Unicode 15, which libraries before that do not know.
    #expect([[0x1FAE8, 0x78], [0x25A1, 0x20, 0x78]].contains(text.scalars))
  }

  @Test func `A control character cannot reach the terminal`() {
    var canvas = Canvas(size: Size(width: 2, height: 1))
    canvas.put("\u{1B}", x: 0, y: 0, .text)
    var text = CellText()
    text.set(CellRun(x: 0, y: 0, width: 2, style: .text), of: canvas)
    #expect(text.scalars == [0x20, 0x20])
  }
}
