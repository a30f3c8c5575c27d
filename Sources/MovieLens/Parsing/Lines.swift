/// The lines of a file, without their ends: LF or CR LF, and the last one may lack it.
struct Lines {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var start: Int
  private var last = 0
  /// Of the line that `next` returned last, from 1.
  private(set) var number = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    start = Text.byteOrderMark(of: bytes)
  }

  mutating func next() -> UnsafeBufferPointer<UInt8>? {
    guard start < bytes.count else { return nil }
    last = start
    number += 1
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    start = end + 1
    if end > last, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return UnsafeBufferPointer(rebasing: bytes[last..<end])
  }

  /// Whether nothing but blanks is left from the line on that `next` returned last: the end of a
  /// file, then, and not a broken line.
  var isBlankFromLast: Bool { Text.isBlank(bytes[last...]) }
}
