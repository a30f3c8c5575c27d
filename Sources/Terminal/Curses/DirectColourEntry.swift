import CNcurses

/// A terminal's description in compiled form, with its colours changed to red, green and blue.
///
/// ncurses sends colours only as the description says, and descriptions with `RGB` (`xterm-direct`)
/// are installed in few places. But it takes a description out of `TERMINFO` itself, so the one that
/// is there is copied with three capabilities changed. Needs ncurses 6.1; older ones ignore it.
struct DirectColourEntry {
  let bytes: [UInt8]

  /// Copies the description that `setupterm` read last.
  init(name: String) {
    var entry = CompiledEntry(name: name)
    for (index, capability) in Self.names(curses_boolean_name).enumerated() {
      entry.booleans.append(
        capability == "ccc" ? false : tigetflag(curses_boolean_name(Int32(index))) == 1)
    }
    for (index, capability) in Self.names(curses_number_name).enumerated() {
      entry.numbers.append(
        Self.numbers[capability] ?? tigetnum(curses_number_name(Int32(index))))
    }
    for (index, capability) in Self.names(curses_string_name).enumerated() {
      entry.strings.append(
        Self.strings[capability] ?? Self.bytes(curses_string(curses_string_name(Int32(index)))))
    }
    // AX and XT: colour 39 and 49 are the terminal's own. U8: whether line drawing needs care.
    entry.extendedBooleans = ["AX", "XT"].filter { tigetflag($0) == 1 } + ["RGB"]
    let careful = tigetnum("U8")
    if careful >= 0 { entry.extendedNumbers = ["U8": careful] }
    bytes = entry.compiled
  }

  /// As `TERMINFO` takes it.
  static func variable(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    return "hex:"
      + String(
        decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static let numbers: [String: Int32] = ["colors": 1 << 24, "pairs": 1 << 15]

  private static let strings: [String: [UInt8]?] = [
    "setaf": Array("\u{1B}[38;2;\(channels)m".utf8),
    "setab": Array("\u{1B}[48;2;\(channels)m".utf8),
    // The palette is the user's, and these would change it or number into it.
    "setf": nil, "setb": nil, "initc": nil, "initp": nil, "oc": nil, "scp": nil,
  ]

  /// terminfo's language: the parameter's three bytes in decimal.
  private static let channels =
    "%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d"

  private static func names(_ name: (Int32) -> UnsafePointer<CChar>?) -> [String] {
    var names: [String] = []
    while let next = name(Int32(names.count)) { names.append(String(cString: next)) }
    return names
  }

  private static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8]? {
    guard var next = text else { return nil }
    var bytes: [UInt8] = []
    while next.pointee != 0 {
      bytes.append(UInt8(bitPattern: next.pointee))
      next += 1
    }
    return bytes
  }
}
