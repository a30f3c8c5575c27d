/// What one log file tells so far: takes its bytes as they come, and knows its format by them.
public struct LogContents: Sendable {
  public let file: String
  public private(set) var run = LoggedRun()
  public private(set) var format: LogFormat?
  /// Why the file is no log; nil where it is one, or where there is too little of it.
  public private(set) var refusal: String?

  private var head: [UInt8] = []
  private var reader: (any LogReader)?

  /// Whether it is written anew as a whole, instead of growing.
  package var isDocument: Bool { part?.isDocument ?? (format == .trainerState) }

  private let part: StoredPart?

  /// - Parameter file: what messages call it.
  public init(file: String) { self.init(file: file, part: nil) }

  /// - Parameter part: what it is known to hold by where it stands; nil where its content tells.
  package init(file: String, part: StoredPart?) {
    self.file = file
    self.part = part
    guard let part else { return }
    format = .mlflow
    reader = part.reader(file: file)
  }

  /// Tells of something that is wrong with the file.
  public mutating func report(_ text: String) {
    run.report(LogProblem(file: file, at: .file, text))
  }

  /// Takes the bytes that come next.
  public mutating func read(_ bytes: UnsafeRawBufferPointer) {
    guard reader == nil else {
      reader?.read(bytes, into: &run)
      return
    }
    guard refusal == nil else { return }
    head.append(contentsOf: bytes)
    recognize()
  }

  /// Takes what may be whole though its end is missing: there is no more for now.
  public mutating func end() { reader?.end(into: &run) }

  private mutating func recognize() {
    switch LogRecognition(Array(head.prefix(LogRecognition.bytesNeeded))) {
    case .log(let format):
      self.format = format
      let text = format != .tensorBoard && head.starts(with: [0xEF, 0xBB, 0xBF])
      var reader = format.reader(file: file)
      head.withUnsafeBytes {
        reader.read(UnsafeRawBufferPointer(rebasing: $0[(text ? 3 : 0)...]), into: &run)
      }
      self.reader = reader
      head = []
    case .tooShort: break
    case .unknown(let why):
      refusal = why
      head = []
    }
  }
}
