/// Reads a file of MLflow's file store that is one document: `meta.yaml`, or the value of a parameter.
struct StoredDocumentReader: LogReader {
  private let file: String
  /// What the document is the value of; nil of `meta.yaml`.
  private let setting: String?
  private var bytes: [UInt8] = []

  init(file: String, setting: String?) {
    self.file = file
    self.setting = setting
  }

  mutating func read(_ bytes: UnsafeRawBufferPointer, into run: inout LoggedRun) {
    self.bytes.append(contentsOf: bytes.prefix(StoredMeta.longest + 1 - self.bytes.count))
  }

  mutating func end(into run: inout LoggedRun) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.count <= StoredMeta.longest else {
      return run.report(LogProblem(file: file, at: .file, "is longer than 1 MB, and left out"))
    }
    if let setting { return run.set(setting, to: text) }
    // An empty one is just being written.
    guard !bytes.isEmpty else { return }
    guard case .run(let meta) = StoredMeta(text) else {
      return run.report(LogProblem(file: file, at: .file, "is no meta.yaml of a run of MLflow"))
    }
    run.begin(at: meta.start)
    run.end(meta.ending)
  }
}
