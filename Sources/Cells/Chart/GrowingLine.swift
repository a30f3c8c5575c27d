/// A line that grows at its end, of which a chart takes as many points as it can show.
///
/// The first, the lowest, the highest and the last of sixteen points in a row are kept aside, four of sixteen of those
/// again, and so on: a picture of a million points is made from a few thousand, and has every peak (Jugel et al., M4: A
/// Visualization-Oriented Time Series Data Aggregation, 2014).
public struct GrowingLine: Sendable, Equatable {
  public struct Point: Sendable, Equatable {
    public let x: Double
    public let y: Double

    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// x ascending.
  public private(set) var points: [Point] = []
  /// Fours of points; of level n each stands for 4ⁿ⁺² points.
  private var levels: [[Point]] = []

  private static let group = 16
  private static let kept = 4

  public init() {}

  public mutating func append(_ point: Point) {
    points.append(point)
    guard points.count.isMultiple(of: Self.group) else { return }
    var four = Self.extremes(of: points.suffix(Self.group))
    for level in 0... {
      if level == levels.count { levels.append([]) }
      levels[level] += four
      guard levels[level].count.isMultiple(of: Self.group) else { return }
      four = Self.extremes(of: levels[level].suffix(Self.group))
    }
  }

  /// Takes away the points beyond a place.
  public mutating func removeAll(after x: Double) {
    let count = points.partitioningIndex { $0.x > x }
    points.removeLast(points.count - count)
    for level in levels.indices {
      let left = count / Self.size(of: level) * Self.kept
      if levels[level].count > left { levels[level].removeLast(levels[level].count - left) }
    }
  }

  /// The points that a chart of a range needs: all of them where they are few, else a quarter to all of so many, with the
  /// lowest and the highest of every stretch of equally many points.
  public func points(in range: ClosedRange<Double>, atMost most: Int) -> [Point] {
    // The ones before and after the range lead lines over its edges.
    let first = max(0, points.partitioningIndex { $0.x >= range.lowerBound } - 1)
    let end = min(points.count, points.partitioningIndex { $0.x > range.upperBound } + 1)
    guard first < end else { return [] }
    var level = -1
    var count = end - first
    while count > most, level + 1 < levels.count {
      level += 1
      count /= Self.kept
    }
    var found: [Point] = []
    collect(first..<end, level: level, into: &found)
    return found
  }

  /// The point that is nearest to a place; nil where there is none.
  public func point(nearestTo x: Double) -> Point? {
    let after = points.partitioningIndex { $0.x >= x }
    return points[max(0, after - 1)..<min(points.count, after + 1)].min {
      abs($0.x - x) < abs($1.x - x)
    }
  }

  private func collect(_ range: Range<Int>, level: Int, into found: inout [Point]) {
    guard level >= 0 else {
      found += points[range]
      return
    }
    let size = Self.size(of: level)
    let groups = levels[level].count / Self.kept
    let first = range.lowerBound / size
    let end = min(range.upperBound / size, groups)
    guard first < end else { return collect(range, level: level - 1, into: &found) }
    found += levels[level][(first * Self.kept)..<(end * Self.kept)]
    if end * size < range.upperBound {
      collect((end * size)..<range.upperBound, level: level - 1, into: &found)
    }
  }

  /// Points that four of a level stand for.
  private static func size(of level: Int) -> Int {
    (0..<level).reduce(group) { size, _ in size * group / kept }
  }

  /// First, lowest, highest and last, in their order; in place of the first one that is no number, if any.
  private static func extremes(of points: ArraySlice<Point>) -> [Point] {
    let finite = points.indices.filter { points[$0].y.isFinite }
    let odd = points.indices.first { !points[$0].y.isFinite }
    let first = odd ?? points.startIndex
    let low = finite.min { points[$0].y < points[$1].y } ?? first
    let high = finite.max { points[$0].y < points[$1].y } ?? first
    return [first, low, high, points.endIndex - 1].sorted().map { points[$0] }
  }
}
