/// What stands between two fields of a line, where it stands there once and nothing beside it.
struct SeparatorBytes {
  let byte: UInt8
  /// It is that byte twice.
  let isDouble: Bool

  init(_ separator: Separator) {
    switch separator {
    case .byte(let byte): (self.byte, isDouble) = (byte, false)
    case .doubleColon: (byte, isDouble) = (UInt8(ascii: ":"), true)
    case .blanks: (byte, isDouble) = (UInt8(ascii: " "), false)
    }
  }

  /// Goes behind the separator; false, and somewhere in it, where there is none.
  @inline(__always)
  func skip(_ cursor: inout UnsafePointer<UInt8>) -> Bool {
    guard cursor.pointee == byte else { return false }
    cursor += 1
    guard isDouble else { return true }
    guard cursor.pointee == byte else { return false }
    cursor += 1
    return true
  }
}
