import Glibc

/// The most memory that this process had, as Linux counts it; elsewhere it is not known.
///
/// Source: proc(5), `/proc/[pid]/clear_refs` and `VmHWM`.
enum PeakMemory {
  /// Starts to count anew.
  static func reset() {
    guard let file = fopen("/proc/self/clear_refs", "w") else { return }
    fputs("5", file)
    fclose(file)
  }

  /// In bytes.
  static var current: Int? {
    guard let file = fopen("/proc/self/status", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let words = String(
        decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self
      )
      .split(whereSeparator: \.isWhitespace)
      if words.first == "VmHWM:", words.count > 1 { return Int(words[1]).map { $0 * 1024 } }
    }
    return nil
  }
}
