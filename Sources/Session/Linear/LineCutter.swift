import Dashboard

/// Cuts bytes into lines, as they come. What is no UTF-8 is repaired.
struct LineCutter {
  private var line: [UInt8] = []
  /// Whether the line is too long, and the rest of it is passed over.
  private var isLong = false

  /// Bytes of the longest line: no command comes near it.
  static let longest = 4096

  /// The lines that end in these bytes.
  mutating func take(_ bytes: some Sequence<UInt8>) -> [LinearEvent] {
    var events: [LinearEvent] = []
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        events.append(takeLine())
      } else if line.count < Self.longest {
        line.append(byte)
      } else {
        isLong = true
      }
    }
    return events
  }

  /// The last line, where it has no end, and the end of the input.
  mutating func end() -> [LinearEvent] {
    (line.isEmpty ? [] : [takeLine()]) + [.endOfInput]
  }

  private mutating func takeLine() -> LinearEvent {
    defer { (line, isLong) = ([], false) }
    return isLong ? .longLine : .line(String(decoding: line, as: UTF8.self))
  }
}
