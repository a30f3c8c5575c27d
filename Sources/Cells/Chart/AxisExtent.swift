/// Which part of its data an axis shows.
public enum AxisExtent: Hashable, Sendable {
  /// What most of a line spans. A steep start or a spike is cut off where the rest would be flattened by it.
  case automatic
  /// All of it.
  case all
  /// All of it, and zero.
  case fromZero
  case fixed(ClosedRange<Double>)
}

extension LineChart {
  /// The y range to be shown, before it is rounded to labels; nil where there is nothing to show.
  var shownRange: ClosedRange<Double>? {
    switch yExtent {
    case .fixed(let range): return range
    case .all: return dataRange { $0.span(in: xRange) }
    case .fromZero:
      return dataRange { $0.span(in: xRange) }.map { min(0, $0.lowerBound)...max(0, $0.upperBound) }
    case .automatic:
      return dataRange { line in line.span(in: xRange).map { trimmed($0, of: line) } }
    }
  }

  /// The ranges of all lines together; those of references only as far as they leave room for the others.
  private func dataRange(
    _ range: (Series) -> ClosedRange<Double>?
  ) -> ClosedRange<Double>? {
    let data = series.filter { $0.kind == .data }.compactMap(range)
    let references = series.filter { $0.kind == .reference }.compactMap { $0.span(in: xRange) }
    guard let first = data.first else { return references.first }
    let all = data.dropFirst().reduce(first, Self.union)
    let slack = (all.upperBound - all.lowerBound) / 2
    return references.reduce(all) { range, reference in
      let wider = Self.union(range, reference)
      guard yExtent == .automatic else { return wider }
      return wider.lowerBound >= all.lowerBound - slack
        && wider.upperBound <= all.upperBound + slack
        ? wider : range
    }
  }

  private static func union(
    _ a: ClosedRange<Double>, _ b: ClosedRange<Double>
  ) -> ClosedRange<Double> {
    min(a.lowerBound, b.lowerBound)...max(a.upperBound, b.upperBound)
  }

  /// Where this part of a line lies above an end of its range, the range reaches twice as far; the
  /// rest is cut off where it would take half of the chart or more.
  private static let settledPart = 0.65

  private func trimmed(_ span: ClosedRange<Double>, of series: Series) -> ClosedRange<Double> {
    let isLogarithmic = yScale == .logarithmic && span.lowerBound > 0
    func place(_ value: Double) -> Double { isLogarithmic ? value.logarithm10 : value }
    func value(_ place: Double) -> Double { isLogarithmic ? .tenTo(place) : place }
    let heights = series.samples(in: xRange).map(place).sorted()
    guard heights.count > 2 else { return span }
    let (low, high) = (place(span.lowerBound), place(span.upperBound))
    func quantile(_ part: Double) -> Double { heights[Int(part * Double(heights.count - 1))] }
    let above = quantile(Self.settledPart) - low
    let below = high - quantile(1 - Self.settledPart)
    let least = (high - low) * 1e-6
    let top = above > least && high - low > 4 * above ? value(low + 2 * above) : span.upperBound
    let bottom = below > least && high - low > 4 * below ? value(high - 2 * below) : span.lowerBound
    return bottom < top ? bottom...top : span
  }
}

extension LineChart.Series {
  /// The finite values inside an x range.
  fileprivate func span(in xRange: ClosedRange<Double>) -> ClosedRange<Double>? {
    var span: ClosedRange<Double>?
    for point in points where xRange.contains(point.x) && point.y.isFinite {
      let known = span ?? point.y...point.y
      span = min(known.lowerBound, point.y)...max(known.upperBound, point.y)
    }
    return span
  }

  /// The line at evenly spaced places of what it has inside an x range: each stretch counts by its length,
  /// however many points it has.
  fileprivate func samples(in xRange: ClosedRange<Double>) -> [Double] {
    let inside = points.filter { xRange.contains($0.x) && $0.y.isFinite }
    guard let first = inside.first, let last = inside.last, first.x < last.x else { return [] }
    let count = 200
    var next = 0
    return (0...count).map { index in
      let x = first.x + (last.x - first.x) * Double(index) / Double(count)
      while next + 1 < inside.count, inside[next + 1].x <= x { next += 1 }
      return inside[next].y
    }
  }
}
