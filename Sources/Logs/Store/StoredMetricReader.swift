/// Reads a metric of MLflow's file store, a value a line: when in milliseconds since 1970, the value, the step, and of
/// values that were measured on a data set its name and digest.
///
///     1700000000000 0.3333333333333333 2
struct StoredMetricReader: LogReader {
  private let file: String
  private let name: String
  private var lines = LineSplitter()

  init(file: String, name: String) {
    self.file = file
    self.name = name
  }

  /// Which metric a path is of: what stands behind `metrics`, or else the file's name.
  static func name(of path: String) -> String {
    let parts = path.split(separator: "/").map(String.init)
    let start = parts.lastIndex(of: "metrics").map { $0 + 1 } ?? parts.count - 1
    return parts.dropFirst(min(start, parts.count - 1)).joined(separator: "/")
  }

  mutating func read(_ bytes: UnsafeRawBufferPointer, into run: inout LoggedRun) {
    var lines = lines
    self.lines = LineSplitter()
    lines.read(bytes) { take($0, into: &run) }
    self.lines = lines
  }

  /// A line without its end may be half a number.
  mutating func end(into run: inout LoggedRun) {}

  private func take(_ line: LineSplitter.Line, into run: inout LoggedRun) {
    switch line {
    case .tooLong(let number):
      run.report(LogProblem(file: file, at: .line(number), "is longer than 4 MB, and left out"))
    case .whole(let bytes, let number):
      guard bytes.contains(where: { $0 != 0x20 && $0 != 0x0D }) else { return }
      guard let point = Self.point(bytes) else {
        let text = "is no time, value and step of a metric of MLflow, and left out"
        return run.report(LogProblem(file: file, at: .line(number), text))
      }
      guard let place = run.place(of: name, in: file) else { return }
      run.add(point, to: place, at: LogOrigin(file: file, place: .line(number)))
    }
  }

  /// The point of a line; nil where it is none.
  static func point(_ line: UnsafeRawBufferPointer) -> ScalarPoint? {
    let parts = line.split(whereSeparator: { $0 == 0x20 || $0 == 0x0D }).map {
      NumberText.number(UnsafeRawBufferPointer(rebasing: $0))
    }
    // Old versions wrote no step; a data set is a name and a digest.
    guard [2, 3, 5].contains(parts.count), let time = parts[0], time.isFinite, let value = parts[1]
    else { return nil }
    guard parts.count > 2 else { return ScalarPoint(step: 0, time: time / 1000, value: value) }
    guard let step = parts[2], step.isFinite else { return nil }
    return ScalarPoint(step: step, time: time / 1000, value: value)
  }

  /// Whether a line is one of a metric, and of nothing else: its first number is a time of this century.
  static func isOne(_ line: UnsafeRawBufferPointer) -> Bool {
    guard line.contains(0x20), let point = point(line) else { return false }
    return (1e9..<1e11).contains(point.time) && !line.contains(UInt8(ascii: ","))
  }
}
