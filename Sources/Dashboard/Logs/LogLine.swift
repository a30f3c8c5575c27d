import Cells
import Logs

/// A series as a line of a chart: no more points than there are columns to tell them apart in.
struct LogLine {
  typealias Point = (x: Double, y: Double)

  let series: ScalarSeries
  let axis: LogAxis
  /// What is taken from places on the axis: a time of the clock says little.
  let origin: Double

  /// The line within a range.
  ///
  /// Where several points fall into a column, their least and their greatest value stand for them. A smoothed line is
  /// one of means.
  func points(in range: ClosedRange<Double>, columns: Int, _ smoothing: Smoothing) -> [Point] {
    let level = level(in: range, columns: columns)
    guard smoothing == .none else { return smoothed(level, in: range, columns: columns, smoothing) }
    var thinner = Thinner(range, columns: columns)
    series.forEach(level) { bucket in
      let x = bucket[axis] - origin
      if bucket.low == bucket.high || bucket.mean.isNaN {
        thinner.take(x, bucket.mean, bucket.mean)
      } else {
        thinner.take(x, bucket.low, bucket.high)
      }
    }
    return thinner.points
  }

  /// The level that has enough buckets for the columns, as much as is seen of the line.
  private func level(in range: ClosedRange<Double>, columns: Int) -> ScalarLevel {
    guard let span else { return .all }
    let (whole, shown) = (
      span.upperBound - span.lowerBound, range.upperBound - range.lowerBound
    )
    let part = whole > 0 ? (shown / whole).clamped(to: 0.001...1) : 1
    return series.level(ofAtLeast: Int(Double(2 * columns) / (part.isNaN ? 1 : part)))
  }

  /// As TensorBoard smooths what it has thinned out.
  private func smoothed(
    _ level: ScalarLevel, in range: ClosedRange<Double>, columns: Int, _ smoothing: Smoothing
  ) -> [Point] {
    var (places, means): ([Double], [Double]) = ([], [])
    series.forEach(level) { bucket in
      places.append(bucket[axis] - origin)
      means.append(bucket.mean)
    }
    var thinner = Thinner(range, columns: columns)
    for (x, y) in zip(places, smoothing.smoothed(means)) { thinner.take(x, y, y) }
    return thinner.points
  }

  /// What it has at a place, or last before it; nil before its first point.
  func value(at place: Double) -> Double? {
    var (low, high) = (0, series.bucketCount)
    while low < high {
      let middle = (low + high) / 2
      if series[middle][axis] - origin <= place { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? series[low - 1].mean : nil
  }

  /// The places of its first and its last point; nil where the log does not say.
  var span: ClosedRange<Double>? {
    guard series.bucketCount > 0, let last = series.last else { return nil }
    let (first, end) = (series[0][axis] - origin, last[axis] - origin)
    return first <= end ? first...end : nil
  }
}

/// Takes points in their order, and keeps of each column the least and the greatest.
private struct Thinner {
  private(set) var finished: [LogLine.Point] = []
  private var open: (column: Int, x: Double, low: Double, high: Double, lowIsFirst: Bool)?
  private let range: ClosedRange<Double>
  private let columns: Double

  init(_ range: ClosedRange<Double>, columns: Int) {
    self.range = range
    self.columns = Double(max(1, columns))
  }

  var points: [LogLine.Point] {
    var copy = self
    copy.close()
    return copy.finished
  }

  mutating func take(_ x: Double, _ low: Double, _ high: Double) {
    guard x.isFinite else { return }
    // What stands beside the range leads its lines in and out.
    let width = range.upperBound - range.lowerBound
    let share = width > 0 ? (x - range.lowerBound) / width : 0
    // Of a range that is wider than there are numbers it is none.
    let column = share.isNaN ? 0 : Int((share * columns).clamped(to: -1...columns + 1))
    guard low.isFinite, high.isFinite else {
      close()
      if range.contains(x) { finished.append((x, .nan)) }
      return
    }
    guard let before = open, before.column == column else {
      close()
      open = (column, x, low, high, true)
      return
    }
    let isBeside = column < 0
    open = (
      column, isBeside ? x : before.x, isBeside ? low : min(before.low, low),
      isBeside ? high : max(before.high, high),
      high > before.high ? true : low < before.low ? false : before.lowIsFirst
    )
  }

  private mutating func close() {
    guard let last = open else { return }
    open = nil
    guard last.low < last.high else { return finished.append((last.x, last.low)) }
    let (first, second) = last.lowIsFirst ? (last.low, last.high) : (last.high, last.low)
    guard 0..<Int(columns) ~= last.column else {
      finished += [(last.x, first), (last.x, second)]
      return
    }
    // In the halves of the column: who looks at the line along x meets both.
    let width = (range.upperBound - range.lowerBound) / columns
    let start = range.lowerBound + Double(last.column) * width
    finished += [(start, first), (start + width / 2, second)]
  }
}
