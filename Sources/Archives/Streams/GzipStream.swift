/// What a `.gz` holds: one gzip member, or several one after another.
///
/// Source: RFC 1952.
package final class GzipStream: ByteStream {
  /// The bytes that a gzip file starts with.
  package static let signature: [UInt8] = [0x1F, 0x8B]

  private let packed: any ByteStream
  private let path: String
  private let inflater = Inflater(.gzip)
  /// Between two members, where the file may end.
  private var isBetweenMembers = false
  private var isAtEnd = false

  package init(_ packed: any ByteStream, path: String) {
    self.packed = packed
    self.path = path
  }

  /// Nothing in the file says so reliably: its size field counts the last member alone, modulo 2³².
  package var size: Int? { nil }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamError) -> Int {
    while !isAtEnd {
      let status = try inflater.unpack(into: buffer) { (room) throws(StreamError) in
        try packed.read(into: room)
      }
      switch status {
      case .unpacked(let count):
        isBetweenMembers = false
        return count
      case .ended(let count):
        inflater.startAnew()
        isBetweenMembers = true
        // Tapes and disks round files up with zeros, with which no member begins.
        try inflater.skipZeros { (room) throws(StreamError) in try packed.read(into: room) }
        if count > 0 { return count }
      case .starved:
        guard isBetweenMembers, !inflater.hasBegun else {
          throw .archive(path: path, fault: .truncatedGzip)
        }
        isAtEnd = true
      case .damaged:
        throw .archive(path: path, fault: .damagedGzip)
      }
    }
    return 0
  }
}

extension ByteStream {
  /// This stream, or what it unpacks to where it is gzip, whatever it is called.
  package func unpacked(named name: String) throws(StreamError) -> any ByteStream {
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: GzipStream.signature.count, alignment: 1)
    defer { memory.deallocate() }
    let start = Array(memory[..<(try fill(memory))])
    let whole = PeekedStream(start: start, rest: self)
    return start == GzipStream.signature ? GzipStream(whole, path: name) : whole
  }
}
