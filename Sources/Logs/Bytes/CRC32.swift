/// A checksum of 32 bits by a polynomial: Castagnoli's (RFC 3720, B.4), or the one of zip files and PNG.
package struct CRC32: Sendable {
  /// Table k, entry b: what byte b comes to when k zero bytes follow it, so that eight bytes are taken in one step
  /// (Kounavis and Berry, A Systematic Approach to Building High Performance Software-Based CRC Generators, 2005).
  private let tables: [UInt32]

  /// The tables of each are made once, in 20 µs.
  package static let castagnoli = CRC32(reversedPolynomial: 0x82F6_3B78)
  /// ISO 3309, as PNG's specification has it.
  package static let ofZip = CRC32(reversedPolynomial: 0xEDB8_8320)

  private init(reversedPolynomial polynomial: UInt32) {
    var tables: [UInt32] = []
    for byte in UInt32(0)..<256 {
      var value = byte
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ polynomial : value >> 1 }
      tables.append(value)
    }
    for index in 256..<2048 {
      let before = tables[index - 256]
      tables.append(before >> 8 ^ tables[Int(before & 0xFF)])
    }
    self.tables = tables
  }

  package func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    tables.withUnsafeBufferPointer { table in
      var sum = ~UInt32(0)
      var position = 0
      while position + 8 <= bytes.count {
        let word = UInt64(
          littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        sum = Self.eight(word ^ UInt64(sum), table)
        position += 8
      }
      while position < bytes.count {
        sum = table[Int(UInt8(truncatingIfNeeded: sum) ^ bytes[position])] ^ sum >> 8
        position += 1
      }
      return ~sum
    }
  }

  private static func eight(_ word: UInt64, _ table: UnsafeBufferPointer<UInt32>) -> UInt32 {
    func entry(_ byte: Int) -> UInt32 {
      let part = UInt8(truncatingIfNeeded: word >> UInt64(8 * byte))
      return table[(7 - byte) << 8 | Int(part)]
    }
    let low = entry(0) ^ entry(1) ^ entry(2) ^ entry(3)
    let high = entry(4) ^ entry(5) ^ entry(6) ^ entry(7)
    return low ^ high
  }

  /// Rotated and shifted, as checksums of data that hold checksums are to be:
  /// https://www.tensorflow.org/tutorials/load_data/tfrecord#tfrecords_format_details
  package func masked(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    let sum = checksum(bytes)
    return (sum >> 15 | sum << 17) &+ 0xA282_EAD8
  }

  package func checksum(_ bytes: [UInt8]) -> UInt32 { bytes.withUnsafeBytes { checksum($0) } }

  package func masked(_ bytes: [UInt8]) -> UInt32 { bytes.withUnsafeBytes { masked($0) } }
}
