/// Texts that are written over and over, one behind the other as bytes: the ids of users and movies.
final class Spellings {
  private let bytes: UnsafeMutableRawBufferPointer
  /// Where each begins; one more than there are, so that each has an end.
  private let starts: [Int]

  init(_ texts: some Sequence<[UInt8]>) {
    var flat: [UInt8] = []
    var starts = [0]
    for text in texts {
      flat += text
      starts.append(flat.count)
    }
    // Sixteen bytes more, so that any of them can be read as sixteen at once.
    let end = flat.count + 16
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: end, alignment: 16)
    memory.copyBytes(from: flat)
    for place in flat.count..<end { memory[place] = 0 }
    bytes = memory
    self.starts = starts
  }

  deinit { bytes.deallocate() }

  @inline(__always)
  func append(_ position: Int, to buffer: ByteBuffer) {
    let start = starts[position]
    let count = starts[position + 1] - start
    if count <= 16 {
      let chunk = bytes.loadUnaligned(fromByteOffset: start, as: SIMD16<UInt8>.self)
      buffer.append(chunk, count: count)
    } else {
      buffer.append(unchecked: UnsafeRawBufferPointer(rebasing: bytes[start..<start + count]))
    }
  }
}
