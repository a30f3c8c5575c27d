import Concurrency

/// How fast this machine's memory copies: what no learner that streams rows can beat.
enum CopyBandwidth {
  /// More than caches hold.
  private static let bytes = 128 << 20
  private static let pieces = 64

  /// Bytes a second, read and written, of all threads together: the best of five copies.
  static func measure(with workers: Workers) -> Double {
    let source = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes, alignment: 64)
    let target = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes, alignment: 64)
    defer {
      source.deallocate()
      target.deallocate()
    }
    // Pages are there only once they were written.
    for buffer in [source, target] { buffer.initializeMemory(as: UInt8.self, repeating: 1) }
    // Each piece writes a part of its own.
    nonisolated(unsafe) let (from, to) = (source, target)
    let seconds = Stopwatch.fastest(of: 5) {
      workers.share(pieces) { piece in
        let part = piece * (bytes / pieces)..<(piece + 1) * (bytes / pieces)
        UnsafeMutableRawBufferPointer(rebasing: to[part])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: from[part]))
      }
    }
    return Double(2 * bytes) / seconds
  }
}
