import RatingData

/// Writes the file of ratings: a few stores a row, no text made.
struct RowWriter {
  private let layout: RowLayout
  private let buffer: ByteBuffer
  private let users: Spellings
  private let movies: Spellings
  /// By twice the value, for the values of nearly every set.
  private let halves: Spellings
  private let separator: (bytes: SIMD16<UInt8>, count: Int)

  init(_ layout: RowLayout, _ catalogue: Catalogue, to sink: any ByteSink) {
    self.layout = layout
    buffer = ByteBuffer(sink)
    users = Spellings(catalogue.users.lazy.map { layout.spell($0.id.rawValue) })
    movies = Spellings(catalogue.movies.lazy.map { layout.spell($0.id.rawValue) })
    halves = Spellings((0...255).lazy.map { layout.spelling.bytes(of: Float($0) / 2) })
    var bytes = SIMD16<UInt8>()
    for (place, byte) in layout.separator.utf8.enumerated() { bytes[place] = byte }
    separator = (bytes, layout.separator.utf8.count)
  }

  /// Writes them all, and hands them over to the last byte.
  func write(_ rows: some RatingRows, watch: WritingWatch) throws(WritingError) {
    if let header = layout.header { try buffer.append(Array((header + "\n").utf8)) }
    var written = 0
    let total = rows.count
    try rows.visit { row throws(WritingError) in
      try write(row)
      written += 1
      if written & 0xFFFF == 0 {
        watch.report(WritingProgress(ratings: written, total: total))
        guard !watch.isCancelled() else { throw .cancelled }
      }
    }
    try buffer.flush()
    guard !watch.isCancelled() else { throw .cancelled }
  }

  @inline(__always)
  private func write(_ row: RatingRow) throws(WritingError) {
    try buffer.reserve()
    users.append(row.user.position, to: buffer)
    buffer.append(separator.bytes, count: separator.count)
    movies.append(row.movie.position, to: buffer)
    buffer.append(separator.bytes, count: separator.count)
    if let half = RatingValues.halves(in: row.value) {
      halves.append(Int(half), to: buffer)
    } else {
      layout.spelling.bytes(of: row.value).withUnsafeBytes { buffer.append(unchecked: $0) }
    }
    if case .written = layout.times {
      buffer.append(separator.bytes, count: separator.count)
      buffer.append(row.time)
    }
    buffer.append(UInt8(ascii: "\n"))
  }
}
