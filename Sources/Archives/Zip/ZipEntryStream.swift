import CZlib

/// The bytes of one entry as they come out of the archive; at the end its size and checksum are proved.
final class ZipEntryStream: ByteStream {
  private let entry: ZipEntry
  private let file: any RandomAccess
  private let archive: String
  private let inflater: Inflater?
  /// The place in the archive where packed bytes are read next, and where they end.
  private var position: Int
  private let end: Int
  private var unpacked = 0
  private var checksum: UInt = 0
  private var isAtEnd = false

  init(_ entry: ZipEntry, in file: any RandomAccess, archive: String) throws(ZipFailure) {
    self.entry = entry
    self.file = file
    self.archive = archive
    let packed = try entry.packedBytes(in: file)
    position = packed.lowerBound
    end = packed.upperBound
    inflater = try entry.isDeflated ? Inflater(.none) : nil
  }

  var size: Int? { entry.size }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamError) -> Int {
    guard !isAtEnd else { return 0 }
    let count =
      if let inflater { try inflate(inflater, into: buffer) } else { try readPacked(into: buffer) }
    unpacked += count
    checksum = crc32_z(checksum, buffer.assumingMemoryBound(to: UInt8.self).baseAddress, count)
    guard unpacked <= entry.size else { throw damaged }
    if count == 0 { isAtEnd = true }
    if isAtEnd {
      guard unpacked == entry.size, UInt32(truncatingIfNeeded: checksum) == entry.checksum else {
        throw damaged
      }
    }
    return count
  }

  private var damaged: StreamError { .archive(path: archive, fault: .damaged(entry: entry.path)) }

  private func inflate(
    _ inflater: Inflater, into buffer: UnsafeMutableRawBufferPointer
  ) throws(StreamError) -> Int {
    let status = try inflater.unpack(into: buffer) { (room) throws(StreamError) in
      try readPacked(into: room)
    }
    switch status {
    case .unpacked(let count): return count
    case .ended(let count):
      isAtEnd = true
      return count
    case .starved, .damaged: throw damaged
    }
  }

  private func readPacked(into buffer: UnsafeMutableRawBufferPointer) throws(StreamError) -> Int {
    let room = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(end - position))
    guard !room.isEmpty else { return 0 }
    let count = try file.read(at: position, into: room)
    guard count == room.count else { throw .archive(path: archive, fault: .truncated) }
    position += count
    return count
  }
}
