import Cells
import Logs

/// The charts of the runs that are shown: what x counts, and all that there is of it.
struct LogCharts {
  let runs: [WatchedRun]
  let axis: LogAxis
  /// The whole range of the axis, from its origin.
  let all: ClosedRange<Double>
  private let origins: [Double]

  init(_ runs: [WatchedRun], _ wanted: LogAxis) {
    self.runs = runs
    let axis = Self.axis(wanted, of: runs)
    self.axis = axis
    // A run begins at its own time zero, so that runs of different days lie over each other.
    origins = runs.map { run in
      guard axis == .time else { return 0 }
      return run.log.series.lazy.filter { $0.bucketCount > 0 }.map { $0[0].time }
        .filter(\.isFinite).min() ?? 0
    }
    var span: ClosedRange<Double>?
    for (run, origin) in zip(runs, origins) {
      for series in run.log.series {
        guard let one = LogLine(series: series, axis: axis, origin: origin).span else { continue }
        let known = span ?? one
        span = min(known.lowerBound, one.lowerBound)...max(known.upperBound, one.upperBound)
      }
    }
    let found = span ?? 0...1
    all = found.lowerBound < found.upperBound ? found : found.lowerBound...found.lowerBound + 1
  }

  /// The axes on which some number stands.
  static func axes(of runs: [WatchedRun]) -> [LogAxis] {
    LogAxis.allCases.filter { axis in
      runs.contains { $0.log.series.contains { $0.last?[axis].isFinite == true } }
    }
  }

  /// The axis that is wanted, or else the first that the runs tell of.
  private static func axis(_ wanted: LogAxis, of runs: [WatchedRun]) -> LogAxis {
    let axes = axes(of: runs)
    return axes.contains(wanted) ? wanted : axes.first ?? wanted
  }

  /// A line of a pane, and how it looks.
  struct Entry {
    let line: LogLine
    let name: String
    let run: String
    let mark: LineChart.Series.Mark
    let role: Role
  }

  /// Lines that are told apart.
  private static let mostRuns = LogsState.looks.count

  func entries(of pane: LogPane) -> [Entry] {
    zip(runs, origins).prefix(Self.mostRuns).enumerated().flatMap { index, pair -> [Entry] in
      pane.names.compactMap { name in
        guard let series = pair.0.log[name], series.bucketCount > 0 else { return nil }
        let isValidated = LogName(name).part == .validation
        return Entry(
          line: LogLine(series: series, axis: axis, origin: pair.1), name: name,
          run: pair.0.name, mark: isValidated ? .dotted : .solid,
          role: runs.count > 1 ? LogsState.looks[index] : isValidated ? .validation : .train)
      }
    }
  }

  /// The x range that is shown.
  func range(_ view: LogView) -> ClosedRange<Double> { view.range?.clamped(to: all) ?? all }
}

/// The unit in which a time axis counts, by how long it is.
struct LogTimeUnit {
  let name: String
  let seconds: Double

  init(_ axis: LogAxis, _ range: ClosedRange<Double>) {
    let width = range.upperBound - range.lowerBound
    switch axis {
    case .step, .epoch: (name, seconds) = (axis.rawValue, 1)
    case .time where width >= 3 * 86400: (name, seconds) = ("days", 86400)
    case .time where width >= 3 * 3600: (name, seconds) = ("hours", 3600)
    case .time where width >= 180: (name, seconds) = ("minutes", 60)
    case .time: (name, seconds) = ("seconds", 1)
    }
  }
}
