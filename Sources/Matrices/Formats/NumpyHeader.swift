import Files

/// What a `.npy` file says of its array.
///
/// Source: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
struct NumpyHeader: Equatable {
  /// `<f4`, `|O`, …: how NumPy spells the type.
  let type: String
  /// Whether columns stand one after another, and not rows.
  let isFortranOrder: Bool
  let shape: [Int]
  /// The byte at which the numbers begin.
  let end: Int

  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// A header is a few hundred bytes, but for types of many fields, which are not read.
  private static let longest = 1 << 20

  init(_ file: borrowing InputFile) throws {
    let start = try file.bytes(0..<12)
    guard start.count >= 10 else { throw MatrixError.Fault.header("the file ends within it") }
    // Version 1 has two bytes of length, those after it four.
    let lengthBytes = start[6] == 1 ? start[8..<10] : start[8...]
    guard (1...3).contains(start[6]), start.count >= 8 + lengthBytes.count else {
      throw MatrixError.Fault.header("version \(start[6]).\(start[7]); expected 1.0, 2.0 or 3.0")
    }
    let length = lengthBytes.reversed().reduce(0) { $0 << 8 | Int($1) }
    let begin = 8 + lengthBytes.count
    guard length <= Self.longest, begin + length <= file.size else {
      throw MatrixError.Fault.header("it is said to be \(length) bytes long")
    }
    try self.init(
      String(decoding: file.bytes(begin..<begin + length), as: UTF8.self), end: begin + length)
  }

  /// - Parameter text: a Python dictionary: `{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }`.
  init(_ text: String, end: Int) throws(MatrixError.Fault) {
    guard let descr = Self.value(of: "descr", in: text),
      let order = Self.value(of: "fortran_order", in: text),
      let shape = Self.value(of: "shape", in: text),
      let close = shape.firstIndex(of: ")"), shape.hasPrefix("(")
    else { throw .header("expected descr, fortran_order and shape, found \(text)") }
    // A list of fields, or a text.
    guard let quote = descr.first, "'\"".contains(quote),
      let last = descr.dropFirst().firstIndex(of: quote)
    else { throw .type("fields") }
    type = String(descr.dropFirst()[..<last])
    isFortranOrder = order.hasPrefix("True")
    guard isFortranOrder || order.hasPrefix("False") else {
      throw .header("fortran_order is neither True nor False")
    }
    var extents: [Int] = []
    for part in shape[..<close].dropFirst().split(separator: ",") {
      let digits = part.filter { $0 != " " && $0 != "L" }
      if digits.isEmpty { continue }
      guard let extent = Int(digits), extent >= 0 else {
        throw .header("the shape has \(part), expected a number")
      }
      extents.append(extent)
    }
    self.shape = extents
    self.end = end
  }

  /// What follows a key and its colon.
  private static func value(of key: String, in text: String) -> Substring? {
    for quote in ["'", "\""] {
      let parts = text.split(separator: quote + key + quote, maxSplits: 1)
      guard let rest = parts.last, parts.count == 2 else { continue }
      let value = rest.drop { $0 == " " }
      guard value.first == ":" else { continue }
      return value.dropFirst().drop { $0 == " " }
    }
    return nil
  }

  /// The numbers; nil of a type that holds none of those that are read.
  var elements: Elements? {
    let kinds: [Substring: Elements.Kind] = ["f2": .float16, "f4": .float32, "f8": .float64]
    guard let kind = kinds[type.dropFirst()], let order = type.first, "<>=".contains(order) else {
      return nil
    }
    return Elements(kind: kind, isBigEndian: order == ">")
  }
}
