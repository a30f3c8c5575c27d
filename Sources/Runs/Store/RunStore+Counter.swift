import Files

/// A number for each run as it begins, from a counter beside them: a clock may be wrong, and two runs may begin
/// within one second.
extension RunStore {
  static let numbers = 1...(1 << 53)

  private var counterPath: String { path + "/.counter" }

  /// The number of a run that begins now, greater than all before it.
  func takeNumber() throws(RunFolderError) -> Int {
    try alone {
      // The runs themselves tell where the counter is lost, or behind runs that were copied here.
      let known = folders.compactMap { RunPlace($0).number }
      let last = max(counter, known.max() ?? 0)
      let number = min(last + 1, Self.numbers.upperBound)
      try DurableFile.replace(counterPath, with: Array("\(number)\n".utf8))
      return number
    }
  }

  /// 0 where it cannot be read.
  private var counter: Int {
    guard let bytes = try? InputFile.contents(of: counterPath, atMost: 64) else { return 0 }
    let number = Int(String(decoding: bytes, as: UTF8.self).prefix { $0 != "\n" })
    return number.flatMap { Self.numbers.contains($0) ? $0 : nil } ?? 0
  }

  /// Does what no two programs may do at a time, and waits for its turn.
  func alone<Result>(_ work: () throws -> Result) throws(RunFolderError) -> Result {
    do {
      try Folder.create(path)
      let lock = try LockedFile.waiting(for: path + "/.lock")
      defer { withExtendedLifetime(lock) {} }
      return try work()
    } catch {
      throw RunFolderError(error, at: path)
    }
  }
}
