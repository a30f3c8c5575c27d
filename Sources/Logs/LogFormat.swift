import Text

/// What a log is written as.
public enum LogFormat: String, CaseIterable, Sendable {
  case tensorBoard
  /// Keras' `CSVLogger`, Lightning's `metrics.csv` and other tables with a head.
  case separated
  case trainerState
  case jsonLines
  case marquee
  /// A file or a run of MLflow's file store.
  case mlflow
  /// A `.wandb` file.
  case weightsAndBiases

  /// What it is called in a sentence.
  public var title: String {
    switch self {
    case .tensorBoard: "TensorBoard event file"
    case .separated: "table of numbers (CSV)"
    case .trainerState: "trainer_state.json of Hugging Face's Trainer"
    case .jsonLines: "JSON lines"
    case .marquee: "events of marquee"
    case .mlflow: "file store of MLflow"
    case .weightsAndBiases: "run file of Weights & Biases"
    }
  }

  func reader(file: String) -> any LogReader {
    switch self {
    case .tensorBoard: EventFileReader(file: file)
    case .separated: SeparatedReader(file: file)
    case .trainerState: TrainerStateReader(file: file)
    case .jsonLines: JSONLinesReader(file: file)
    case .marquee: MarqueeReader(file: file)
    case .weightsAndBiases: RunFileReader(file: file)
    case .mlflow: StoredMetricReader(file: file, name: StoredMetricReader.name(of: file))
    }
  }
}

/// What the beginning of a file is taken for: what it is called does not matter.
public enum LogRecognition: Sendable, Equatable {
  case log(LogFormat)
  /// There is too little of it yet.
  case tooShort
  /// No log that is known, and why not.
  case unknown(String)

  /// Bytes at the beginning of a file that tell it.
  public static let bytesNeeded = 1 << 16

  /// - Parameter head: the beginning of a file, or all of one that is shorter.
  public init(_ head: [UInt8]) {
    self = head.withUnsafeBytes { Self.recognize($0) }
  }

  private static func recognize(_ bytes: UnsafeRawBufferPointer) -> Self {
    let bytes =
      bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? UnsafeRawBufferPointer(rebasing: bytes[3...]) : bytes
    if RecordSplitter.length(bytes) != nil { return .log(.tensorBoard) }
    if bytes.starts(with: BlockSplitter.header) { return .log(.weightsAndBiases) }
    if bytes.starts(with: BlockSplitter.header.prefix(4)), bytes.count >= BlockSplitter.header.count
    {
      return .unknown("it is a file of Weights & Biases of another version")
    }
    guard let first = bytes.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
      return .tooShort
    }
    if first == UInt8(ascii: "{") { return object(bytes) }
    if bytes.starts(with: Array("SQLite format 3".utf8)) {
      return .unknown("it is an SQLite database; of MLflow, its file store (mlruns) is read")
    }
    if bytes.prefix(4096).contains(0) {
      return bytes.count < RecordSplitter.headerSize
        ? .tooShort : .unknown("its bytes are no text, and no records of TensorBoard")
    }
    return table(bytes)
  }

  /// Which JSON it is.
  private static func object(_ bytes: UnsafeRawBufferPointer) -> Self {
    let end = bytes.firstIndex(of: 0x0A)
    let line = UnsafeRawBufferPointer(rebasing: bytes[..<(end ?? bytes.count)])
    if let tree = try? JSONParser.value(line) {
      if case .array = tree["log_history"] { return .log(.trainerState) }
      if let event = tree["event"]?.text, MarqueeReader.events.contains(event) {
        return .log(.marquee)
      }
      return .log(.jsonLines)
    }
    return document(bytes, isOneLine: end == nil)
  }

  /// Which JSON it is that goes on over many lines, or does not end yet.
  private static func document(_ bytes: UnsafeRawBufferPointer, isOneLine: Bool) -> Self {
    let names = ["\"log_history\"", "\"best_metric\"", "\"best_model_checkpoint\""]
    let text = String(decoding: bytes, as: UTF8.self)
    if names.contains(where: text.contains) { return .log(.trainerState) }
    do throws(JSONParser.Failure) {
      _ = try JSONParser.value(bytes)
      return .unknown("it is one JSON object, and has no log_history")
    } catch {
      guard error == .isCut, bytes.count < bytesNeeded else {
        return .unknown("its first line is no JSON object, and it has no log_history")
      }
      return .tooShort
    }
  }

  /// Whether the first line names columns, and the second has a number.
  private static func table(_ bytes: UnsafeRawBufferPointer) -> Self {
    let lines = bytes.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
      .map { UnsafeRawBufferPointer(rebasing: $0) }
    guard lines.count > 1 else {
      return bytes.count < bytesNeeded ? .tooShort : .unknown("its first line has no end")
    }
    if StoredMetricReader.isOne(lines[0]) { return .log(.mlflow) }
    guard let separator = SeparatedLine.separator(of: lines[0]) else {
      return .unknown("its first line, \(excerpt(lines[0])), is neither JSON nor names of columns")
    }
    let names = SeparatedLine(lines[0], separator: separator).fields
    guard names.allSatisfy({ NumberText.number($0) == nil }) else {
      return .unknown("its first line, \(excerpt(lines[0])), has numbers where columns are named")
    }
    guard lines.count > 2 else { return .tooShort }
    let values = SeparatedLine(lines[1], separator: separator).fields
    guard values.count == names.count, values.contains(where: { NumberText.number($0) != nil })
    else {
      return .unknown(
        "its second line, \(excerpt(lines[1])), has no numbers for the columns of the first")
    }
    return .log(.separated)
  }

  private static func excerpt(_ line: UnsafeRawBufferPointer) -> String {
    String(decoding: line.prefix(200), as: UTF8.self).excerpt(40)
  }
}
