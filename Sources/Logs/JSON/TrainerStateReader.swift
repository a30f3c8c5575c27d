/// Reads `trainer_state.json` of Hugging Face's `Trainer`: one document, whose `log_history` has a row for each time
/// that something was logged. It is written anew at each checkpoint.
struct TrainerStateReader: LogReader {
  private let file: String
  private var bytes: [UInt8] = []
  private var isDone = false

  /// A document that is longer is none of a trainer.
  private static let longest = 1 << 28
  /// What is told of the plan.
  private static let settings = [
    "num_train_epochs", "max_steps", "train_batch_size", "logging_steps", "eval_steps",
    "save_steps", "best_metric", "best_model_checkpoint",
  ]

  init(file: String) { self.file = file }

  mutating func read(_ bytes: UnsafeRawBufferPointer, into run: inout LoggedRun) {
    guard !isDone else { return }
    guard self.bytes.count + bytes.count <= Self.longest else {
      run.report(
        LogProblem(file: file, at: .file, "is longer than 268 MB; expected a trainer_state.json"))
      (self.bytes, isDone) = ([], true)
      return
    }
    self.bytes.append(contentsOf: bytes)
  }

  mutating func end(into run: inout LoggedRun) {
    guard !isDone, !bytes.isEmpty else { return }
    do throws(JSONParser.Failure) {
      let tree = try parsed()
      (bytes, isDone) = ([], true)
      take(tree, into: &run)
    } catch {
      // What is cut is still being written.
      guard error != .isCut else { return }
      run.report(LogProblem(file: file, at: .file, error.problem))
      (bytes, isDone) = ([], true)
    }
  }

  private func parsed() throws(JSONParser.Failure) -> JSONTree {
    var result = Result<JSONTree, JSONParser.Failure>.failure(.isCut)
    bytes.withUnsafeBytes { bytes in
      result = Result { () throws(JSONParser.Failure) in try JSONParser.value(bytes) }
    }
    return try result.get()
  }

  private func take(_ tree: JSONTree, into run: inout LoggedRun) {
    guard case .array(let rows) = tree["log_history"] else {
      return run.report(LogProblem(file: file, at: .file, "has no log_history"))
    }
    for name in Self.settings {
      if let text = tree[name]?.setting { run.set(name, to: text) }
    }
    var table = RowTable(file: file)
    for (index, row) in rows.enumerated() {
      var cells: [RowTable.Cell] = []
      row.forEachLeaf { name, value in
        if let number = value.number { cells.append((name, number)) }
      }
      table.take(cells, at: .line(index + 1), into: &run)
    }
  }
}
