/// Reads lines of JSON, an object each, of any keys: each number is one of a series, named by its key; names of nested
/// objects are joined by `/`.
struct JSONLinesReader: LogReader {
  private let file: String
  private var lines = LineSplitter()
  private var table: RowTable

  /// Objects of these names hold what a run began with.
  private static let settings: Set = [
    "config", "hparams", "hyperparameters", "hyper_parameters", "params", "args", "settings",
  ]

  init(file: String) {
    self.file = file
    table = RowTable(file: file)
  }

  mutating func read(_ bytes: UnsafeRawBufferPointer, into run: inout LoggedRun) {
    var lines = lines
    self.lines = LineSplitter()
    lines.read(bytes) { take($0, into: &run) }
    self.lines = lines
  }

  /// The last line may be whole without its end: it is where its object is closed.
  mutating func end(into run: inout LoggedRun) {
    guard let last = lines.rest.last(where: { $0 != 0x20 && $0 != 0x0D }), last == UInt8(ascii: "}")
    else { return }
    var lines = lines
    let isWhole = lines.rest.withUnsafeBytes { (try? JSONParser.value($0)) != nil }
    guard isWhole else { return }
    lines.end { take($0, into: &run) }
    self.lines = lines
  }

  private mutating func take(_ line: LineSplitter.Line, into run: inout LoggedRun) {
    switch line {
    case .tooLong(let number):
      run.report(LogProblem(file: file, at: .line(number), "is longer than 4 MB, and left out"))
    case .whole(let bytes, let number):
      guard !bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) else { return }
      do throws(JSONParser.Failure) {
        let tree = try JSONParser.value(bytes)
        guard case .object = tree else { throw .unexpected(byte: 0) }
        take(tree, line: number, into: &run)
      } catch {
        run.report(LogProblem(file: file, at: .line(number), error.problem))
      }
    }
  }

  private mutating func take(_ tree: JSONTree, line: Int, into run: inout LoggedRun) {
    var cells: [RowTable.Cell] = []
    var time: Double?
    guard case .object(let members) = tree else { return }
    for member in members {
      if case .object = member.value, Self.settings.contains(member.name.lowercased()) {
        member.value.forEachLeaf { name, value in
          if let text = value.setting { run.set(name, to: text) }
        }
        continue
      }
      member.value.forEachLeaf(member.name) { name, value in
        switch value {
        case .number(let number): cells.append((name, number))
        case .text(let text) where AxisNames.axis(of: name)?.axis == .time:
          time = ClockTime.seconds(text) ?? time
        default: break
        }
      }
    }
    table.take(cells, time: time, at: .line(line), into: &run)
  }
}
