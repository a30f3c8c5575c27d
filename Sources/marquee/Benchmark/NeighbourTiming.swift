import Concurrency
import Models
import RatingData

/// The ten nearest of many rows, held against one read of all of them from memory: no exact search is faster.
struct NeighbourTiming {
  let rows: Int
  let columns: Int
  /// Seconds of a query.
  let search: Double
  /// Seconds to read every number once, on all cores.
  let read: Double

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    var chance = SeededGenerator(seed: 1, stream: .other)
    let values = (0..<rows * columns).map { _ in chance.unitFloat() - 0.5 }
    let model = FactorModel(
      userFactors: FactorMatrix(rows: 1, columns: columns, values: Array(values.prefix(columns))),
      movieFactors: FactorMatrix(rows: rows, columns: columns, values: values))
    search = Stopwatch.fastest(of: 5) {
      _ = model.nearestMovies(to: MovieIndex(rows / 2), count: 10, measure: .cosine)
    }
    let pieces = 256
    read = Stopwatch.fastest(of: 5) {
      let sums = Workers.onePerCore.map(pieces) { piece in
        Self.sum(values[piece * (values.count / pieces)..<(piece + 1) * (values.count / pieces)])
      }
      // So that nobody leaves the sums out.
      precondition(sums.reduce(0, +).isFinite)
    }
  }

  private static func sum(_ values: ArraySlice<Float>) -> Float {
    values.withUnsafeBytes { bytes in
      var sums = (SIMD8<Float>.zero, SIMD8<Float>.zero)
      for offset in stride(from: 0, to: bytes.count - 63, by: 64) {
        sums.0 += bytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
        sums.1 += bytes.loadUnaligned(fromByteOffset: offset + 32, as: SIMD8<Float>.self)
      }
      return (sums.0 + sums.1).sum()
    }
  }
}

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
