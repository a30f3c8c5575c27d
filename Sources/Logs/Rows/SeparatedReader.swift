import Text

/// Reads a table of numbers with a head, as Keras' `CSVLogger` and Lightning's `metrics.csv` are: a row may leave out
/// what it does not tell.
struct SeparatedReader: LogReader {
  private let file: String
  private var lines = LineSplitter()
  private var table: RowTable
  private var head: Head?
  /// Columns of which was told that they hold something else.
  private var told: Set<Int> = []

  private struct Head {
    let separator: UInt8
    let names: [String]
  }

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

  /// A row without a line end may not be whole: `0.8` may become `0.85`. It waits.
  mutating func end(into run: inout LoggedRun) {}

  private mutating func take(_ line: LineSplitter.Line, into run: inout LoggedRun) {
    switch line {
    case .tooLong(let number):
      run.report(LogProblem(file: file, at: .line(number), "is longer than 4 MB, and left out"))
    case .whole(let bytes, let number):
      guard !bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) else { return }
      guard let head else { return begin(bytes, number, &run) }
      takeRow(SeparatedLine(bytes, separator: head.separator), head, number, &run)
    }
  }

  private mutating func begin(
    _ bytes: UnsafeRawBufferPointer, _ number: Int, _ run: inout LoggedRun
  ) {
    let separator = SeparatedLine.separator(of: bytes) ?? UInt8(ascii: ",")
    let names = SeparatedLine(bytes, separator: separator).fields.map {
      String(decoding: $0, as: UTF8.self)
    }
    if let twice = names.enumerated().first(where: { names[..<$0.offset].contains($0.element) }) {
      let name = twice.element.excerpt()
      run.report(LogProblem(file: file, at: .line(number), "names the column \(name) twice"))
    }
    head = Head(separator: separator, names: names)
  }

  private mutating func takeRow(
    _ row: SeparatedLine, _ head: Head, _ number: Int, _ run: inout LoggedRun
  ) {
    guard row.fields.count == head.names.count else {
      let text = "has \(row.fields.count) fields where the head has \(head.names.count); left out"
      return run.report(LogProblem(file: file, at: .line(number), text))
    }
    // A file that several runs append to has the head again.
    if zip(row.fields, head.names).allSatisfy({ $0.elementsEqual($1.utf8) }) { return }
    var cells: [RowTable.Cell] = []
    var time: Double?
    for (index, (field, name)) in zip(row.fields, head.names).enumerated() where !field.isEmpty {
      if let value = NumberText.number(field) {
        cells.append((name, value))
      } else if AxisNames.axis(of: name)?.axis == .time {
        time = ClockTime.seconds(String(decoding: field, as: UTF8.self))
      } else if told.insert(index).inserted {
        let text = String(decoding: field, as: UTF8.self).excerpt(20)
        let problem = "\(name.excerpt(40)) is \(text), no number; such values are left out"
        run.report(LogProblem(file: file, at: .line(number), problem))
      }
    }
    table.take(cells, time: time, at: .line(number), into: &run)
  }
}
