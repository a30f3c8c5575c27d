import Glibc

/// Cuts bytes into lines as they come, in pieces of any size: half a line waits for its other half.
struct LineSplitter {
  /// Bytes of a line that has not ended.
  private(set) var rest: [UInt8] = []
  /// The number of the line that comes next, from 1.
  private(set) var line = 1
  /// Whether the line that comes is too long, and passed over.
  private var isSkipping = false

  /// A line that is longer is none of a log's, and must not fill the memory.
  static let longestLine = 1 << 22

  /// What a line is.
  enum Line {
    case whole(UnsafeRawBufferPointer, number: Int)
    case tooLong(number: Int)
  }

  /// Hands on the lines that end in these bytes, without their ends.
  mutating func read(_ bytes: UnsafeRawBufferPointer, line hand: (Line) -> Void) {
    var start = 0
    while start < bytes.count {
      let part = UnsafeRawBufferPointer(rebasing: bytes[start...])
      guard let length = Self.lengthOfLine(part) else {
        keep(part)
        return
      }
      finish(UnsafeRawBufferPointer(rebasing: part[..<length]), hand)
      start += length + 1
    }
  }

  /// Hands on a last line that has no end.
  mutating func end(line hand: (Line) -> Void) {
    guard !rest.isEmpty || isSkipping else { return }
    finish(UnsafeRawBufferPointer(start: nil, count: 0), hand)
  }

  private static func lengthOfLine(_ bytes: UnsafeRawBufferPointer) -> Int? {
    guard let base = bytes.baseAddress, let found = memchr(base, 0x0A, bytes.count) else {
      return nil
    }
    return UnsafeRawPointer(found) - base
  }

  private mutating func keep(_ part: UnsafeRawBufferPointer) {
    guard !isSkipping, rest.count + part.count <= Self.longestLine else {
      isSkipping = true
      rest = []
      return
    }
    rest.append(contentsOf: part)
  }

  private mutating func finish(_ part: UnsafeRawBufferPointer, _ hand: (Line) -> Void) {
    let number = line
    line += 1
    if isSkipping || rest.count + part.count > Self.longestLine {
      isSkipping = false
      rest = []
      return hand(.tooLong(number: number))
    }
    guard !rest.isEmpty else { return hand(.whole(part, number: number)) }
    rest.append(contentsOf: part)
    rest.withUnsafeBytes { hand(.whole($0, number: number)) }
    rest.removeAll(keepingCapacity: true)
  }
}
