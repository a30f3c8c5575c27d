/// A terminal description in the compiled format with 32-bit numbers: term(5), «EXTENDED STORAGE
/// FORMAT» and «EXTENDED NUMBER FORMAT».
struct CompiledEntry {
  var name: String
  /// By the standard's order, absent as false.
  var booleans: [Bool] = []
  /// Absent as a negative number.
  var numbers: [Int32] = []
  var strings: [[UInt8]?] = []
  /// Names of those beyond the standard that are true.
  var extendedBooleans: [String] = []
  var extendedNumbers: [String: Int32] = [:]

  init(name: String) { self.name = name }

  private static let magic = 0x21E

  var compiled: [UInt8] {
    let names = Array(name.utf8) + [0]
    let table = StringTable(strings)
    var bytes = CompiledBytes()
    bytes.append(shorts: [
      Self.magic, names.count, booleans.count, numbers.count, strings.count, table.bytes.count,
    ])
    bytes.append(names)
    bytes.append(booleans.map { $0 ? 1 : 0 })
    bytes.align()
    bytes.append(integers: numbers.map { max($0, -1) })
    bytes.append(shorts: table.offsets)
    bytes.append(table.bytes)
    bytes.align()
    appendExtension(to: &bytes)
    return bytes.bytes
  }

  /// Appends the capabilities that bring their own names, laid out like the others.
  private func appendExtension(to bytes: inout CompiledBytes) {
    let booleans = extendedBooleans.sorted()
    let numbers = extendedNumbers.sorted { $0.key < $1.key }
    let table = StringTable((booleans + numbers.map(\.key)).map { Array($0.utf8) })
    bytes.append(shorts: [
      booleans.count, numbers.count, 0, table.offsets.count, table.bytes.count,
    ])
    bytes.append(booleans.map { _ in 1 })
    bytes.align()
    bytes.append(integers: numbers.map(\.value))
    bytes.append(shorts: table.offsets)
    bytes.append(table.bytes)
  }
}

/// Strings one after the other, each with a zero byte at its end, and where they begin.
private struct StringTable {
  private(set) var bytes: [UInt8] = []
  /// -1 for what is absent.
  private(set) var offsets: [Int] = []

  init(_ strings: [[UInt8]?]) {
    for string in strings {
      guard let string else {
        offsets.append(-1)
        continue
      }
      offsets.append(bytes.count)
      bytes += string + [0]
    }
  }
}

/// Little-endian, whatever the machine.
private struct CompiledBytes {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ more: [UInt8]) { bytes += more }

  mutating func append(shorts: [Int]) {
    for short in shorts {
      bytes.append(UInt8(truncatingIfNeeded: short))
      bytes.append(UInt8(truncatingIfNeeded: short >> 8))
    }
  }

  mutating func append(integers: [Int32]) {
    for integer in integers {
      for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: integer >> shift)) }
    }
  }

  /// Numbers begin at an even offset.
  mutating func align() {
    if bytes.count % 2 == 1 { bytes.append(0) }
  }
}
