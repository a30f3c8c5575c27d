/// Reads what marquee's runs, and programs that write as they do, say of their epochs:
///
///     {"event":"start","epochs":15,"config":{"factors":64},…}
///     {"event":"epoch","epoch":1,"loss":11.1471,"val_loss":5.4217,"seconds":0.15,"best":true}
///     {"event":"end","reason":"finished",…}
struct MarqueeReader: LogReader {
  private let file: String
  private var lines = LineSplitter()
  private var table: RowTable

  /// The events that there are.
  static let events: Set = ["start", "progress", "epoch", "change", "end", "factors"]
  /// Seconds of an epoch are its length, no time of the clock.
  private static let others: Set = ["event", "seconds", "best"]

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

  mutating func end(into run: inout LoggedRun) {}

  private mutating func take(_ line: LineSplitter.Line, into run: inout LoggedRun) {
    switch line {
    case .tooLong(let number):
      run.report(LogProblem(file: file, at: .line(number), "is longer than 4 MB, and left out"))
    case .whole(let bytes, let number):
      guard !bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) else { return }
      do throws(JSONParser.Failure) {
        take(try JSONParser.value(bytes), line: number, into: &run)
      } catch {
        run.report(LogProblem(file: file, at: .line(number), error.problem))
      }
    }
  }

  private mutating func take(_ tree: JSONTree, line: Int, into run: inout LoggedRun) {
    switch tree["event"]?.text {
    case "start":
      tree["config"]?.forEachLeaf { name, value in
        if let text = value.setting { run.set(name, to: text) }
      }
    case "epoch":
      var cells: [RowTable.Cell] = []
      tree.forEachLeaf { name, value in
        guard !Self.others.contains(name), let number = value.number else { return }
        cells.append((name, number))
      }
      table.take(cells, at: .line(line), into: &run)
    case "end": run.end(tree["reason"]?.text == "failed" ? .failed : .finished)
    default: break
    }
  }
}
