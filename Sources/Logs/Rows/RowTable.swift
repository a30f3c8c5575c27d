/// Makes points of rows that name their numbers: finds step, epoch and time among them.
struct RowTable {
  private let file: String
  private var columns: [String: Column] = [:]
  /// Rows with numbers so far.
  private var rows = 0
  private var last = ScalarPoint(value: .nan)
  /// What is added to steps that begin anew in each epoch, and the last step as the row had it.
  private var offset = 0.0
  private var lastRaw = Double.nan
  /// By epoch.
  private var offsets: [Double: Double] = [:]

  private enum Column {
    case axis(LogAxis, rank: Int)
    case number(SeriesPlace?)
  }

  init(file: String) { self.file = file }

  /// A number of a row, by name.
  typealias Cell = (name: String, value: Double)

  /// Adds the numbers of a row.
  ///
  /// - Parameters:
  ///   - time: of the row, where a text of it says so.
  ///   - line: where the row stands in its file.
  mutating func take(
    _ cells: [Cell], time: Double? = nil, at line: LogProblem.Place, into run: inout LoggedRun
  ) {
    var found = Axes()
    var numbers: [(place: SeriesPlace, value: Double)] = []
    for cell in cells {
      switch column(cell.name, &run) {
      case .axis(let axis, let rank): found.take(axis, rank, cell.value)
      case .number(let place): if let place { numbers.append((place, cell.value)) }
      }
    }
    guard !numbers.isEmpty else { return }
    var point = place(found)
    if point.time.isNaN, let time { point.time = time }
    let origin = LogOrigin(file: file, place: line)
    for number in numbers {
      point.value = number.value
      run.add(point, to: number.place, at: origin)
    }
    rows += 1
    last = point
  }

  private mutating func column(_ name: String, _ run: inout LoggedRun) -> Column {
    if let column = columns[name] { return column }
    let column =
      AxisNames.axis(of: name).map { Column.axis($0.axis, rank: $0.rank) }
      ?? .number(run.place(of: name, in: file))
    // Names that are made up anew in each line must not fill the memory.
    if columns.count < Self.mostColumns { columns[name] = column }
    return column
  }

  private static let (mostColumns, mostOffsets) = (20_000, 100_000)

  /// Where a row stands, by what it says of that.
  private mutating func place(_ found: Axes) -> ScalarPoint {
    var point = ScalarPoint(epoch: found.epoch ?? .nan, value: .nan)
    if let time = found.time { point.time = ClockTime.seconds(time) }
    if let raw = found.step {
      point.step = counted(raw, in: point.epoch)
    } else if !lastRaw.isNaN {
      // A row that says no step tells of the last one.
      point.step = last.step
    } else if found.epoch == nil {
      if last.epoch.isNaN { point.step = Double(rows) } else { point.epoch = last.epoch }
    }
    return point
  }

  /// A step counted from the run's start, where the log counts anew in each epoch.
  private mutating func counted(_ raw: Double, in epoch: Double) -> Double {
    defer { lastRaw = raw }
    if raw < lastRaw, epoch > last.epoch {
      offset = last.step + 1 - raw
      if offsets.count < Self.mostOffsets { offsets[epoch] = offset }
    } else if epoch < last.epoch {
      // The writer went back to an epoch.
      offset = offsets[epoch] ?? 0
    }
    return raw + offset
  }

  /// The best of the names that a row has for each axis.
  private struct Axes {
    private(set) var step: Double?
    private(set) var epoch: Double?
    private(set) var time: Double?
    /// No step is further: from there on neighbouring whole numbers are the same.
    private static let furthest = 0x1p62
    private var ranks = (step: Int.max, epoch: Int.max, time: Int.max)

    mutating func take(_ axis: LogAxis, _ rank: Int, _ value: Double) {
      guard value.magnitude <= Self.furthest else { return }
      switch axis {
      case .step where rank < ranks.step: (step, ranks.step) = (value, rank)
      case .epoch where rank < ranks.epoch: (epoch, ranks.epoch) = (value, rank)
      case .time where rank < ranks.time: (time, ranks.time) = (value, rank)
      default: break
      }
    }
  }
}
