import Testing

@testable import Cells

/// A line of very many points, against all of them.
@Suite struct `A growing line` {
  private static func line(_ count: Int, _ y: (Int) -> Double) -> GrowingLine {
    var line = GrowingLine()
    for x in 0..<count { line.append(GrowingLine.Point(x: Double(x), y: y(x))) }
    return line
  }

  /// Hills with peaks of one point.
  private static func peaks(_ x: Int) -> Double {
    Double((x * 7919) % 104_729) + (x % 9973 == 5 ? 1e6 : 0)
  }

  @Test(arguments: [1, 15, 16, 17, 255, 256, 5000, 1_000_000], [0.0...1, 0.3...0.31, 0.9...2])
  func `has the lowest and the highest of every column`(count: Int, part: ClosedRange<Double>) {
    let line = Self.line(count, Self.peaks)
    let range = part.lowerBound * Double(count)...part.upperBound * Double(count)
    let found = line.points(in: range, atMost: 2048)
    #expect(found.count <= 2048 + 4 * 64)
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.x <= $1.x })
    let inside = line.points.filter { range.contains($0.x) }.map(\.y)
    if let high = inside.max(), let low = inside.min() {
      #expect(found.map(\.y).max() ?? -1 >= high)
      #expect(found.map(\.y).min() ?? 1 <= low)
    }
    guard count == 1_000_000 else { return }
    // A column's peaks are there, in it or in the stretch of points that reaches into it.
    let width = (range.upperBound - range.lowerBound) / 200
    let stretch = 4096.0
    for column in 0..<200 {
      let from = range.lowerBound + Double(column) * width
      let (first, end) = (Int(from.rounded(.up)), Int((from + width).rounded(.up)))
      let all = line.points[min(first, count)..<min(end, count)].map(\.y)
      let shown = found.filter { $0.x >= from - stretch && $0.x <= from + width + stretch }.map(\.y)
      #expect(shown.max() ?? 0 >= all.max() ?? 0)
      #expect(shown.min() ?? 0 <= all.min() ?? 0)
    }
  }

  @Test func `is the same when it went back and grew again`() {
    let straight = Self.line(3000, Self.peaks)
    for place in [0, 1, 15, 16, 17, 300, 2047, 2999] {
      var line = straight
      line.removeAll(after: Double(place))
      #expect(line.points.count == place + 1)
      for x in (place + 1)..<3000 {
        line.append(GrowingLine.Point(x: Double(x), y: Self.peaks(x)))
      }
      #expect(line == straight)
    }
  }

  @Test func `keeps what is no number, and finds what is nearest`() {
    let line = Self.line(10_000) { $0 == 4321 ? .nan : $0 == 77 ? .infinity : 1 }
    let found = line.points(in: 0...10_000, atMost: 1000)
    #expect(found.contains { $0.y.isNaN } && found.contains { $0.y == .infinity })
    #expect(line.point(nearestTo: 12.4)?.x == 12)
    #expect(line.point(nearestTo: -5)?.x == 0)
    #expect(line.point(nearestTo: 1e9)?.x == 9999)
    #expect(GrowingLine().point(nearestTo: 1) == nil)
    #expect(GrowingLine().points(in: 0...1, atMost: 10) == [])
  }
}
