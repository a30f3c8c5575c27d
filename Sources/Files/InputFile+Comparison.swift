extension InputFile {
  private static let piece = 1 << 20

  /// Whether two files have the same bytes.
  package static func haveSameBytes(_ first: String, _ second: String) throws(FileFailure) -> Bool {
    let first = try InputFile(first)
    let second = try InputFile(second)
    guard first.size == second.size else { return false }
    var start = 0
    while start < first.size {
      let range = start..<start + piece
      let bytes = try first.bytes(range)
      // What was cut short meanwhile has no bytes there.
      guard !bytes.isEmpty, try second.bytes(range) == bytes else { return false }
      start += bytes.count
    }
    return true
  }
}
