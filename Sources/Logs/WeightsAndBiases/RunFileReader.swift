/// Reads a `.wandb` file, in which Weights & Biases keeps a run on disk: records, each a `Record` message.
///
/// `wandb/proto/wandb_internal.proto`.
struct RunFileReader: LogReader {
  private let file: String
  private var blocks = BlockSplitter()
  private var table: RowTable
  /// What the summary has of numbers; most of them have a series, which may come later.
  private var summary: [String: Double] = [:]

  private static let mostOfSummary = 1000

  init(file: String) {
    self.file = file
    table = RowTable(file: file)
  }

  mutating func read(_ bytes: UnsafeRawBufferPointer, into run: inout LoggedRun) {
    run.torn = nil
    var blocks = blocks
    // So that no copy of what waits is made.
    self.blocks = BlockSplitter()
    blocks.read(bytes) { piece in
      switch piece {
      case .fault(let text, let position):
        run.report(LogProblem(file: file, at: .byte(position), text))
      case .record(let data, let position):
        do throws(ProtobufFields.Broken) {
          try take(ProtobufFields(ByteCursor(data)), at: position, into: &run)
        } catch {
          let text = "a record is none of Weights & Biases"
          run.report(LogProblem(file: file, at: .byte(position), text))
        }
      }
    }
    self.blocks = blocks
  }

  mutating func end(into run: inout LoggedRun) {
    for (name, number) in summary.sorted(by: { $0.key < $1.key }) {
      let hasSeries = run[name] != nil || AxisNames.axis(of: name) != nil
      run.set("summary/\(name)", to: hasSeries ? nil : number.asSetting)
    }
    guard blocks.tornBytes > 0 else { return }
    let text = "the file ends within a record: \(blocks.tornBytes) bytes are left out"
    run.torn = LogProblem(file: file, at: .byte(blocks.tornPosition), text)
  }

  private mutating func take(
    _ record: ProtobufFields, at position: Int, into run: inout LoggedRun
  ) throws(ProtobufFields.Broken) {
    var record = record
    while let (number, value) = try record.next() {
      guard let fields = value.fields else { continue }
      switch number {
      case 2: try takeHistory(fields, at: position, into: &run)
      case 3: try takeSummary(fields)
      case 5: try takeConfig(fields, into: &run)
      case 17: try takeRun(fields, into: &run)
      case 18: run.end(try Self.ending(fields))
      default: break
      }
    }
  }

  /// A `HistoryRecord`: what was logged at a step.
  private mutating func takeHistory(
    _ history: ProtobufFields, at position: Int, into run: inout LoggedRun
  ) throws(ProtobufFields.Broken) {
    var history = history
    var cells: [RowTable.Cell] = []
    while let (number, value) = try history.next() {
      guard let fields = value.fields else { continue }
      switch number {
      case 1: try KeyedValue(fields).forEachNumber { cells.append(($0, $1)) }
      case 2: if let step = try Self.integer(1, of: fields) { cells.append(("_step", step)) }
      default: break
      }
    }
    table.take(cells, at: .byte(position), into: &run)
  }

  /// A `SummaryRecord`: what stays of a run; what has a series tells itself.
  private mutating func takeSummary(_ record: ProtobufFields) throws(ProtobufFields.Broken) {
    var record = record
    while let (number, value) = try record.next() {
      guard number == 1, let fields = value.fields else { continue }
      let item = try KeyedValue(fields)
      guard !item.name.hasPrefix("_") else { continue }
      item.forEachNumber { name, number in
        guard summary[name] != nil || summary.count < Self.mostOfSummary else { return }
        summary[name] = number
      }
    }
  }

  /// A `ConfigRecord`: what the run is set to.
  private func takeConfig(
    _ config: ProtobufFields, into run: inout LoggedRun
  ) throws(ProtobufFields.Broken) {
    var config = config
    while let (number, value) = try config.next() {
      guard number == 1, let fields = value.fields else { continue }
      let item = try KeyedValue(fields)
      guard item.name != "_wandb", !item.name.hasPrefix("_wandb/") else { continue }
      item.value.forEachLeaf(item.name) { name, value in
        if let text = value.setting { run.set(name, to: text) }
      }
    }
  }

  /// A `RunRecord`: what the run is called, and when it began.
  private func takeRun(
    _ record: ProtobufFields, into run: inout LoggedRun
  ) throws(ProtobufFields.Broken) {
    var record = record
    while let (number, value) = try record.next() {
      switch number {
      case 4: if let config = value.fields { try takeConfig(config, into: &run) }
      case 8: if let name = value.text, !name.isEmpty { run.call(name) }
      case 17: if let time = value.fields { run.begin(at: try Self.seconds(of: time)) }
      default: break
      }
    }
  }

  /// A `google.protobuf.Timestamp`.
  private static func seconds(
    of time: ProtobufFields
  ) throws(ProtobufFields.Broken) -> Double? {
    guard let seconds = try integer(1, of: time) else { return nil }
    return seconds + (try integer(2, of: time) ?? 0) / 1e9
  }

  /// By a `RunExitRecord`, in which a code of 0 is left out.
  private static func ending(_ exit: ProtobufFields) throws(ProtobufFields.Broken) -> LogEnding {
    (try integer(1, of: exit) ?? 0) == 0 ? .finished : .failed
  }

  private static func integer(
    _ wanted: UInt64, of fields: ProtobufFields
  ) throws(ProtobufFields.Broken) -> Double? {
    var fields = fields
    var found: Double?
    while let (number, value) = try fields.next() {
      if number == wanted { found = value.integer.map { Double($0) } }
    }
    return found
  }
}
