/// Makes lines of bytes that come in pieces.
struct LineAssembler {
  /// A line without end is cut here, so that it takes no memory without end.
  static let longestLine = 4096

  private var complete: [String] = []
  private var partial: [UInt8] = []

  mutating func append(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        endLine()
      } else {
        partial.append(byte)
        if partial.count == Self.longestLine { endLine() }
      }
    }
  }

  /// Takes the complete lines; the last, unended one stays until its end has come.
  mutating func take() -> [String] {
    defer { complete = [] }
    return complete
  }

  private mutating func endLine() {
    complete.append(String(decoding: partial, as: UTF8.self))
    partial = []
  }
}
