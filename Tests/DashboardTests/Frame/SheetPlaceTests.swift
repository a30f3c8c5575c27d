import Cells
import Testing

@testable import Dashboard

/// Where sheets stand, and how what they have is fitted into them.
@Suite struct `Places of sheets` {
  @Test(arguments: [
    // In the middle, the odd row and column after it.
    (Size(width: 10, height: 4), Rect(x: 34, y: 10, width: 12, height: 6)),
    (Size(width: 11, height: 5), Rect(x: 33, y: 9, width: 13, height: 7)),
    // As large as the body, exactly and at the most.
    (Size(width: 78, height: 20), Rect(x: 0, y: 2, width: 80, height: 22)),
    (Size(width: 79, height: 21), Rect(x: 0, y: 2, width: 80, height: 22)),
    (Size(width: 77, height: 19), Rect(x: 0, y: 2, width: 79, height: 21)),
  ])
  func `are in the middle of the body, over what is below`(size: Size, expected: Rect) {
    var canvas = Canvas(size: Size(width: 80, height: 24))
    for y in 0..<24 { canvas.write(String(repeating: "·", count: 80), x: 0, y: y, .text) }
    let inside = canvas.sheet(.log, [], size: size, in: Rect(x: 0, y: 2, width: 80, height: 22))
    #expect(
      inside
        == Rect(
          x: expected.x + 1, y: expected.y + 1, width: expected.width - 2,
          height: expected.height - 2))
    let lines = canvas.lines.map(Array.init)
    for y in 0..<24 {
      for x in 0..<80 {
        let isCovered =
          (expected.x..<expected.maxX).contains(x) && (expected.y..<expected.maxY).contains(y)
        #expect((lines[y][x] == "·") != isCovered, "\(x) \(y)")
      }
    }
  }

  /// Sentences are wrapped, a word that is longer than a line is cut, and of more lines than there is room for the newest
  /// are shown.
  @Test(arguments: ScreenGoldenTests.allSizes)
  func `have the newest lines of the log, wrapped or cut`(size: Size) {
    var scenario = Scenario(size: size)
    scenario.send(.stray((1...60).map { "line \($0)" }))
    let path = "/" + (1...40).map { "folder\($0)" }.joined(separator: "/")
    scenario.send(.stray([path, (1...40).map { "word\($0)" }.joined(separator: " "), "the last"]))
    scenario.type("L")
    expectGolden(view(scenario.state), named: "log-\(size.width)x\(size.height)")
  }
}
