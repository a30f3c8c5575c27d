import Cells
import FoundationEssentials
import TestFolders
import Testing

@testable import Terminal

@Suite struct `A recording` {
  private let home = TemporaryFolder()
  private let theme: Theme

  init() throws { theme = try ThemeLibrary().theme("marquee-dark") }

  /// What a player shows that knows no more than a recording uses: rows of characters.
  private func played(_ text: String, over rows: inout [[Character]]) {
    var rest = Substring(text)
    var (x, y) = (0, 0)
    while let character = rest.popFirst() {
      guard character == "\u{1B}" else {
        rows[y][x] = character
        x += 1
        continue
      }
      let sequence = rest.prefix { !$0.isLetter }
      rest = rest.dropFirst(sequence.count)
      let numbers = sequence.dropFirst().split(separator: ";").compactMap { Int($0) }
      switch rest.popFirst() {
      case "H": (y, x) = (numbers[0] - 1, numbers[1] - 1)
      case "J": rows = rows.map { $0.map { _ in " " } }
      case "m": break
      default: Issue.record("an unknown sequence: \(sequence)")
      }
    }
  }

  private func canvas(_ lines: [String], width: Int = 12) -> Canvas {
    var canvas = Canvas(size: Size(width: width, height: lines.count))
    for (y, line) in lines.enumerated() {
      canvas.write(line, x: 0, y: y, Style(.accent, bold: true))
    }
    return canvas
  }

  private func lines(_ path: String) throws -> [String] {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  @Test func `plays what was shown, frame by frame`() throws {
    let path = home.path + "/a.cast"
    let cast = try Asciicast(path) { Issue.record("\($0)") }
    let frames = [
      canvas(["one \"two\"", "", "x\\y"]), canvas(["one three", "⠿", "x\\y"]),
      canvas(["one three", "⠿", "x\\y"]), canvas(["less"], width: 5),
    ]
    var shown: Canvas?
    for frame in frames {
      cast.record(CanvasDifference(from: shown, to: frame), theme)
      shown = frame
    }
    cast.close()
    let lines = try lines(path)
    // A header, two frames, nothing for one that was the same, a new size and its frame.
    #expect(lines.count == 5)
    #expect(
      lines[0] == #"{"version": 2, "width": 12, "height": 3, "title": "marquee"}"#)
    var rows = Array(repeating: Array(repeating: Character(" "), count: 12), count: 3)
    var last = -1.0
    for line in lines.dropFirst() {
      let event = try JSONDecoder().decode(Event.self, from: Data(line.utf8))
      #expect(event.time >= last)
      last = event.time
      if event.kind == "r" {
        #expect(event.text == "5x1")
        rows = [Array(repeating: " ", count: 5)]
      } else {
        played(event.text, over: &rows)
      }
      if line == lines[2] {
        #expect(rows.map { String($0) } == frames[1].lines.map { $0.padded(to: 12) })
      }
    }
    #expect(rows.map { String($0) } == ["less "])
    #expect(lines[1].contains("38;2;"))
  }

  private struct Event: Decodable {
    let time: Double
    let kind: String
    let text: String

    init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      time = try values.decode(Double.self)
      kind = try values.decode(String.self)
      text = try values.decode(String.self)
    }
  }

  @Test func `goes to no file that is there already, and to none that cannot be made`() throws {
    let path = home.path + "/b.cast"
    try Data("mine".utf8).write(to: URL(filePath: path))
    #expect(throws: RecordingError.exists(path)) { try Asciicast(path) { _ in } }
    #expect(try lines(path) == ["mine"])
    #expect(throws: RecordingError.self) { try Asciicast(home.path + "/no/c.cast") { _ in } }
  }
}
