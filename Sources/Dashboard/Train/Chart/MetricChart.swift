import Cells
import Learning

/// The chart of a run, without the legend: a metric on what trains and what validates, and what that is compared with.
struct MetricChart {
  let chart: LineChart
  /// The whole range of the axis, in epochs, and how far the curve has come.
  let all: ClosedRange<Double>
  let end: Double
  /// Which part of the run is shown, in words; nil where it is all of it.
  let epochsShown: String?
  private let places: Places

  init(_ shared: Shared, _ screen: TrainScreen, _ ghost: Ghost?, _ band: SeedBand?) {
    let (train, view) = (shared.train, screen.view)
    let places = Places(train, view.unit.counted(in: train))
    self.places = places
    end = train.curve.points.last?.x ?? Double(train.lastEpoch)
    all = Self.range(train, view.xScale)
    let range = view.range(in: all, end: end)
    epochsShown =
      view.window == .all
      ? nil
      : "epochs \(range.lowerBound.fixed(atMost: 2))–\(range.upperBound.fixed(atMost: 2))"
        + (train.plannedEpochs.map { " of \($0)" } ?? "")
    let curve = MetricCurve(shared.metric, of: train)
    let lines = Lines(
      curve, baseline: train.baseline, view, ghost, places,
      end: all.upperBound, in: range)
    let best = train.best.flatMap { record in
      record[curve.metric]?.validated.map {
        LineChart.Marker(
          x: places.place(of: Double(record.epoch)), y: $0,
          style: Style(.validation, bold: true))
      }
    }
    let (first, last) = (places.place(of: range.lowerBound), places.place(of: range.upperBound))
    chart = LineChart(
      series: lines.series,
      bands: band.map { band in
        let points = band.points.map {
          (x: places.place(of: Double($0.epoch)), low: $0.low, high: $0.high)
        }
        return [LineChart.Band(points: points, role: .muted)]
      } ?? [], xRange: first...max(first, last), yExtent: view.extent.ofAxis,
      yScale: view.yScale, xScale: view.xScale,
      markers: Self.measured(train, curve.metric, places) + (best.map { [$0] } ?? []),
      notes: train.changes.map { change in
        LineChart.Note(
          x: places.place(of: Double(change.epoch - 1) + change.done), text: change.description)
      }, grid: view.grid, marks: view.marks,
      cursor: view.cursor.map(places.place))
  }

  /// What was measured, where the lines between leave epochs out.
  private static func measured(
    _ train: TrainState, _ metric: Metric, _ places: Places
  ) -> [LineChart.Marker] {
    guard marksMeasured(in: train) else { return [] }
    return train.epochs.flatMap { record in
      let values = record[metric]
      return [(values?.trained, Role.train), (values?.validated, .validation)].map { value, role in
        LineChart.Marker(
          x: places.place(of: Double(record.epoch)), y: value ?? .nan, character: "●",
          style: Style(role))
      }
    }
  }

  /// Whether each epoch that was measured has a mark: more of them would hide the lines.
  static func marksMeasured(in train: TrainState) -> Bool {
    train.leavesEpochsOut && train.epochs.count <= 40
  }

  /// The epoch, with its part, at a column of the screen: the point of a line that is nearest to it.
  func epochs(atColumn column: Int, in plot: Rect) -> Double? {
    guard let x = chart.layout(in: plot).xValue(atColumn: column),
      let point = chart.nearestPoint(to: x)
    else { return nil }
    return places.epochs(at: point)
  }

  /// The epoch, with its part, at a column of the screen, whether or not the line has a point there.
  func place(atColumn column: Int, in plot: Rect) -> Double? {
    chart.layout(in: plot).xValue(atColumn: column).map(places.epochs)
  }

  /// The whole plan where it is short; a long one is shown as far as it has come, with room to grow, so
  /// that the curve is not squeezed into the left edge. A logarithmic axis begins where there is something.
  private static func range(_ train: TrainState, _ scale: AxisScale) -> ClosedRange<Double> {
    let last = lastEpochShown(train)
    guard scale == .logarithmic else { return 0...last }
    let first = train.curve.points.first { $0.x > 0 }?.x ?? 1
    return min(first, last / 2)...last
  }

  private static func lastEpochShown(_ train: TrainState) -> Double {
    if case .ended = train.phase { return Double(max(1, train.lastEpoch)) }
    let short = 20
    let planned = train.plannedEpochs ?? .max
    guard planned > short else { return Double(max(1, planned)) }
    var shown = short
    while shown < train.lastEpoch + 1 { shown = shown * 3 / 2 }
    return Double(min(shown, planned))
  }
}

/// The lines of the chart, what is behind first.
private struct Lines {
  private(set) var series: [LineChart.Series] = []
  private let places: Places
  private let smoothing: Smoothing

  /// Several of each stretch for each column of dots of the widest screens.
  private static let pointsDrawn = 16_384

  init(
    _ curve: MetricCurve, baseline: Double?, _ view: ChartView, _ ghost: Ghost?,
    _ places: Places, end: Double, in range: ClosedRange<Double>
  ) {
    self.places = places
    smoothing = view.smoothing
    if let ghost {
      add(ghost.values.map { (Double($0.epoch), $0.value) }, .dashed, .muted, .reference)
    }
    if let read = curve.read, let baseline = baseline.map(read) {
      add([(0, baseline), (end, baseline)], .dashed, .muted, .reference)
    }
    // A mean over points that are thinned would be none.
    let most = smoothing == .none ? Self.pointsDrawn : .max
    let trained = curve.trained(in: range, atMost: most)
    let validated = curve.validated(in: range, atMost: most)
    if smoothing != .none {
      // The values themselves stay, faint behind their means.
      add(trained, .dotted, .muted, .reference)
      add(validated, .dotted, .muted, .reference)
    }
    let isBeside = view.extent == .validation && !validated.isEmpty
    add(smooth(trained), .solid, .train, isBeside ? .context : .data)
    add(smooth(validated), .dotted, .validation, .data)
  }

  private func smooth(_ points: [(Double, Double)]) -> [(Double, Double)] {
    guard smoothing != .none else { return points }
    return Array(zip(points.map(\.0), smoothing.smoothed(points.map(\.1))))
  }

  private mutating func add(
    _ points: [(Double, Double)], _ mark: LineChart.Series.Mark, _ role: Role,
    _ kind: LineChart.Series.Kind
  ) {
    series.append(
      LineChart.Series(
        points: points.map { (x: places.place(of: $0.0), y: $0.1) }, mark: mark, role: role,
        kind: kind))
  }
}

/// Where epochs stand on an axis that counts something.
private struct Places {
  /// An epoch and how long the run took to its end.
  private struct Knot {
    let epoch: Double
    let seconds: Double
  }

  private let unit: ChartView.Unit
  private let steps: Double
  /// From epoch 0; at least two where seconds are counted. What is between two takes its time evenly.
  private let knots: [Knot]

  init(_ train: TrainState, _ unit: ChartView.Unit) {
    self.unit = unit
    steps = Double(train.summary?.stepsPerEpoch ?? 1)
    guard unit == .seconds else {
      knots = []
      return
    }
    var knots = [Knot(epoch: 0, seconds: 0)]
    for record in train.epochs {
      let before = knots[knots.count - 1].seconds
      knots.append(Knot(epoch: Double(record.epoch), seconds: before + (record.seconds ?? 0)))
    }
    // What is not trained yet takes as long as an epoch did so far.
    let last = knots[knots.count - 1]
    let running = train.progress.map { $0.done > 0 ? ($0.seconds ?? 0) / $0.done : 0 } ?? 0
    let mean = train.epochs.isEmpty ? running : last.seconds / max(1, last.epoch)
    knots.append(
      Knot(epoch: last.epoch + 1, seconds: last.seconds + max(mean, .leastNormalMagnitude)))
    self.knots = knots
  }

  func place(of epochs: Double) -> Double {
    switch unit {
    case .epochs: return epochs
    case .steps: return epochs * steps
    case .seconds:
      let (before, after) = around(epochs, \.epoch)
      let share = (epochs - before.epoch) / (after.epoch - before.epoch)
      return before.seconds + share * (after.seconds - before.seconds)
    }
  }

  func epochs(at place: Double) -> Double {
    switch unit {
    case .epochs: return place
    case .steps: return place / steps
    case .seconds:
      let (before, after) = around(place, \.seconds)
      guard after.seconds > before.seconds else { return before.epoch }
      let share = (place - before.seconds) / (after.seconds - before.seconds)
      return before.epoch + share * (after.epoch - before.epoch)
    }
  }

  /// The knots between which a value is, the first or the last two for what is beyond.
  private func around(_ value: Double, _ key: KeyPath<Knot, Double>) -> (Knot, Knot) {
    let after = knots.partitioningIndex { $0[keyPath: key] > value }.clamped(
      to: 1...knots.count - 1)
    return (knots[after - 1], knots[after])
  }
}
