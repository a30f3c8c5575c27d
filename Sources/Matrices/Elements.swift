import Files

/// How a file spells a number, and reads a stretch of them as `Float`.
struct Elements: Sendable, Equatable {
  enum Kind: String, Sendable {
    case float16
    case bfloat16
    case float32
    case float64
  }

  let kind: Kind
  let isBigEndian: Bool

  /// Bytes of one number.
  var size: Int {
    switch kind {
    case .float16, .bfloat16: 2
    case .float32: 4
    case .float64: 8
    }
  }

  /// Bytes that so many numbers take; nil where that is more than there can be.
  func bytes(_ shape: [Int]) -> Int? {
    var bytes = size
    for extent in shape {
      guard extent >= 0 else { return nil }
      let (product, overflow) = bytes.multipliedReportingOverflow(by: extent)
      guard !overflow else { return nil }
      bytes = product
    }
    return bytes
  }

  /// Reads numbers from a place in a file on.
  ///
  /// - Returns: as many as were asked for.
  /// - Throws: also where the file ends before them.
  func read(_ count: Int, at offset: Int, of file: borrowing InputFile) throws -> [Float] {
    var failure: (any Error)?
    let values = [Float](unsafeUninitializedCapacity: count) { buffer, filled in
      do {
        try fill(UnsafeMutableBufferPointer(rebasing: buffer[..<count]), offset, file)
        filled = count
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return values
  }

  /// Numbers that are read at once where each has to be looked at.
  private static let atOnce = 1 << 18

  private func fill(
    _ buffer: UnsafeMutableBufferPointer<Float>, _ offset: Int, _ file: borrowing InputFile
  ) throws {
    if kind == .float32, !isBigEndian, 1.littleEndian == 1 {
      // As they lie in the file: a matrix may have most of the memory.
      let bytes = UnsafeMutableRawBufferPointer(buffer)
      let read = try file.read(into: bytes, at: offset)
      guard read == bytes.count else {
        throw MatrixError.Fault.length(expected: offset + bytes.count, found: offset + read)
      }
      return
    }
    for start in stride(from: 0, to: buffer.count, by: Self.atOnce) {
      let end = min(buffer.count, start + Self.atOnce)
      let bytes = try file.bytes(offset + start * size..<offset + end * size)
      guard bytes.count == (end - start) * size else {
        throw MatrixError.Fault.length(
          expected: offset + buffer.count * size, found: offset + start * size + bytes.count)
      }
      bytes.withUnsafeBytes { bytes in
        for place in start..<end { buffer[place] = value(in: bytes, at: (place - start) * size) }
      }
    }
  }

  private func value(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Float {
    func bits<Bits: FixedWidthInteger>(_: Bits.Type) -> Bits {
      let bits = bytes.loadUnaligned(fromByteOffset: offset, as: Bits.self)
      return isBigEndian ? Bits(bigEndian: bits) : Bits(littleEndian: bits)
    }
    return switch kind {
    case .float16: Float(Float16(bitPattern: bits(UInt16.self)))
    case .bfloat16: Float(bitPattern: UInt32(bits(UInt16.self)) << 16)
    case .float32: Float(bitPattern: bits(UInt32.self))
    case .float64: Float(Double(bitPattern: bits(UInt64.self)))
    }
  }
}
