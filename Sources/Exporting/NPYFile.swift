/// An array in NumPy's own format, version 1.0.
///
/// Source: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
struct NPYFile {
  let bytes: [UInt8]

  /// - Parameter values: row by row.
  init(_ values: [Float], shape: [Int]) {
    var bytes = Self.header("<f4", shape)
    bytes.reserveCapacity(bytes.count + values.count * 4)
    for value in values { bytes.append(littleEndian: value.bitPattern) }
    self.bytes = bytes
  }

  init(_ values: [Int64], shape: [Int]) {
    var bytes = Self.header("<i8", shape)
    for value in values { bytes.append(littleEndian: UInt64(bitPattern: value)) }
    self.bytes = bytes
  }

  /// Padded so that the data begin at a multiple of 64.
  private static func header(_ type: String, _ shape: [Int]) -> [UInt8] {
    let sizes = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
    let text = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(sizes)), }"
    let magic: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
    let length = (magic.count + 2 + text.utf8.count + 1 + 63) / 64 * 64
    let padding = length - magic.count - 2 - text.utf8.count - 1
    var bytes = magic
    bytes.append(littleEndian: UInt16(length - magic.count - 2))
    bytes += text.utf8
    bytes += [UInt8](repeating: UInt8(ascii: " "), count: padding) + [UInt8(ascii: "\n")]
    return bytes
  }
}

extension [UInt8] {
  fileprivate mutating func append(littleEndian value: some FixedWidthInteger) {
    var rest = value.littleEndian
    Swift.withUnsafeBytes(of: &rest) { append(contentsOf: $0) }
  }
}
