/// Reads a TensorBoard event file: records, each an `Event` message.
///
/// tensorflow/core/util/event.proto and framework/summary.proto; the plugin of hyper-parameters by
/// tensorboard/plugins/hparams/plugin_data.proto.
struct EventFileReader: LogReader {
  private let file: String
  private var records = RecordSplitter()
  private var tags = TagTable()

  init(file: String) { self.file = file }

  mutating func read(_ bytes: UnsafeRawBufferPointer, into run: inout LoggedRun) {
    run.torn = nil
    var records = records
    // So that no copy of what waits is made.
    self.records = RecordSplitter()
    records.read(bytes) { piece in
      switch piece {
      case .fault(let text, let position):
        run.report(LogProblem(file: file, at: .byte(position), text))
      case .record(let data, let position):
        do throws(ProtobufFields.Broken) {
          try take(ProtobufFields(ByteCursor(data)), at: position, into: &run)
        } catch {
          run.report(
            LogProblem(file: file, at: .byte(position), "a record is no event of TensorBoard"))
        }
      }
    }
    self.records = records
  }

  mutating func end(into run: inout LoggedRun) {
    guard records.tornBytes > 0 else { return }
    let text = "the file ends within a record: \(records.tornBytes) bytes are left out"
    run.torn = LogProblem(file: file, at: .byte(records.position), text)
  }

  private mutating func take(
    _ event: ProtobufFields, at position: Int, into run: inout LoggedRun
  ) throws(ProtobufFields.Broken) {
    var event = event
    var point = ScalarPoint(step: 0, value: .nan)
    var summary: ProtobufFields?
    while let (number, value) = try event.next() {
      switch number {
      case 1: point.time = value.double ?? .nan
      case 2: point.step = value.integer.map { Double($0) } ?? 0
      case 5: summary = value.fields
      case 7:
        // A writer that goes on from a step says so; what it wrote after that step before is void.
        if try Self.isStart(value) { run.goBack(before: point.step) }
      default: break
      }
    }
    guard var values = summary else { return }
    while let (number, value) = try values.next() {
      if number == 1, let fields = value.fields {
        try take(fields, point, at: position, into: &run)
      }
    }
  }

  private static func isStart(_ log: ProtobufFields.Value) throws(ProtobufFields.Broken) -> Bool {
    guard var fields = log.fields else { return false }
    while let (number, value) = try fields.next() {
      if number == 1, value.integer == 1 { return true }
    }
    return false
  }

  /// A `Summary.Value`.
  private mutating func take(
    _ value: ProtobufFields, _ point: ScalarPoint, at position: Int, into run: inout LoggedRun
  ) throws(ProtobufFields.Broken) {
    var value = value
    var tag: ByteCursor?
    var number: Double?
    var plugin: SummaryPlugin?
    while let (field, value) = try value.next() {
      switch field {
      case 1: if case .bytes(let bytes) = value { tag = bytes }
      case 2: number = value.float.map { Double($0) }
      case 8:
        number = try value.fields.map { fields throws(ProtobufFields.Broken) in
          try TensorScalar(fields)
        }?.value
      case 9:
        plugin = try value.fields.map { fields throws(ProtobufFields.Broken) in
          try SummaryPlugin(fields)
        }
      default: break
      }
    }
    if let plugin, plugin.name == SummaryPlugin.settings {
      return try HyperParameters.take(plugin, into: &run)
    }
    guard let tag else { return }
    // The metadata come with the first value of a tag alone.
    let entry = tags.entry(of: tag.rest) { name in
      plugin.map { $0.isOfScalars } ?? true ? run.place(of: name, in: file) : nil
    }
    guard let number, let place = entry else { return }
    var point = point
    point.value = number
    run.add(point, to: place, at: LogOrigin(file: file, place: .byte(position)))
  }
}

/// Which plugin of TensorBoard a value is for: `SummaryMetadata`.
struct SummaryPlugin {
  private(set) var name = ""
  private(set) var content: ByteCursor?

  static let settings = "hparams"

  var isOfScalars: Bool { name == "scalars" || name.isEmpty }

  init(_ metadata: ProtobufFields) throws(ProtobufFields.Broken) {
    var metadata = metadata
    while let (number, value) = try metadata.next() {
      guard number == 1, var data = value.fields else { continue }
      while let (number, value) = try data.next() {
        if number == 1 { name = value.text ?? "" }
        if number == 2, case .bytes(let bytes) = value { content = bytes }
      }
    }
  }
}
