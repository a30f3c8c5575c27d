import Files
import RatingData

/// Ratings as an Apache Parquet file: columns `user` and `item` of dense indexes and `rating`, which every cluster
/// reads.
///
/// Plain and uncompressed, a page a column and a million ratings a row group: a group is what one task of a cluster
/// reads.
///
/// Source: https://github.com/apache/parquet-format
package struct ParquetRatings {
  private let ratings: Ratings

  private static let magic = Array("PAR1".utf8)

  package init(_ ratings: Ratings) { self.ratings = ratings }

  /// A column's chunk in a row group.
  private struct Chunk {
    let column: Column
    let offset: Int
    /// The bytes of the page with its header.
    let size: Int
  }

  private struct Group {
    let chunks: [Chunk]
    let rows: Int
  }

  private enum Column: CaseIterable {
    case user
    case item
    case rating

    var name: String {
      switch self {
      case .user: "user"
      case .item: "item"
      case .rating: "rating"
      }
    }

    /// INT32 and FLOAT in Parquet's list of types.
    var type: Int { self == .rating ? 4 : 1 }
  }

  /// Writes a new file; none is there where that fails.
  ///
  /// - Parameters:
  ///   - rowsPerGroup: so that tests need no millions.
  ///   - watch: told and asked after each group.
  package func write(
    to path: String, rowsPerGroup: Int = 1_000_000, watch: WritingWatch = .none
  ) throws(WritingError) {
    var isCancelled = false
    do throws(FileFailure) {
      let file = try DurableFile.Writer(path)
      try file.append(Self.magic)
      var offset = Self.magic.count
      var groups: [Group] = []
      for start in stride(from: 0, to: ratings.count, by: rowsPerGroup) {
        let rows = start..<min(ratings.count, start + rowsPerGroup)
        var chunks: [Chunk] = []
        for column in Column.allCases {
          let values = bytes(of: column, rows)
          let page = Self.pageHeader(values: rows.count, bytes: values.count) + values
          try file.append(page)
          chunks.append(Chunk(column: column, offset: offset, size: page.count))
          offset += page.count
        }
        groups.append(Group(chunks: chunks, rows: rows.count))
        watch.report(WritingProgress(ratings: rows.upperBound, total: ratings.count))
        isCancelled = watch.isCancelled()
        guard !isCancelled else { break }
      }
      if !isCancelled {
        let footer = self.footer(groups)
        try file.append(footer)
        try file.append(Self.littleEndian(0..<1) { _ in UInt32(footer.count) })
        try file.append(Self.magic)
        try file.commit()
      }
    } catch {
      throw .file(error)
    }
    if isCancelled { throw .cancelled }
  }

  private func bytes(of column: Column, _ rows: Range<Int>) -> [UInt8] {
    switch column {
    case .user: Self.littleEndian(rows) { UInt32(bitPattern: ratings.users[$0].rawValue) }
    case .item: Self.littleEndian(rows) { UInt32(bitPattern: ratings.movies[$0].rawValue) }
    case .rating: Self.littleEndian(rows) { ratings.values[$0].bitPattern }
    }
  }

  private static func littleEndian(
    _ rows: Range<Int>, _ value: (Int) -> UInt32
  ) -> [UInt8] {
    let size = MemoryLayout<UInt32>.size
    return [UInt8](unsafeUninitializedCapacity: size * rows.count) { buffer, count in
      for (place, row) in rows.enumerated() {
        UnsafeMutableRawBufferPointer(buffer).storeBytes(
          of: value(row).littleEndian, toByteOffset: size * place, as: UInt32.self)
      }
      count = size * rows.count
    }
  }

  /// A data page of plain values, none of them null.
  private static func pageHeader(values: Int, bytes: Int) -> [UInt8] {
    var header = ThriftBytes()
    header.structure { page in
      page.field(1, int32: 0)
      page.field(2, int32: bytes)
      page.field(3, int32: bytes)
      page.field(
        5,
        structure: { data in
          data.field(1, int32: values)
          data.field(2, int32: 0)
          // The levels, of which there are none, in run lengths.
          data.field(3, int32: 3)
          data.field(4, int32: 3)
        })
    }
    return header.bytes
  }

  private func footer(_ groups: [Group]) -> [UInt8] {
    var footer = ThriftBytes()
    footer.structure { file in
      file.field(1, int32: 1)
      file.field(2, structures: [nil] + Column.allCases) { element, column in
        if let column {
          element.field(1, int32: column.type)
          element.field(3, int32: 0)
          element.field(4, text: column.name)
        } else {
          element.field(4, text: "ratings")
          element.field(5, int32: Column.allCases.count)
        }
      }
      file.field(3, int64: ratings.count)
      file.field(4, structures: groups) { element, group in
        element.field(1, structures: group.chunks) { Self.describe($1, group.rows, &$0) }
        element.field(2, int64: group.chunks.reduce(0) { $0 + $1.size })
        element.field(3, int64: group.rows)
      }
      file.field(6, text: "marquee")
    }
    return footer.bytes
  }

  private static func describe(_ chunk: Chunk, _ rows: Int, _ element: inout ThriftBytes) {
    element.field(2, int64: chunk.offset)
    element.field(
      3,
      structure: { data in
        data.field(1, int32: chunk.column.type)
        data.field(2, int32s: [0, 3])
        data.field(3, texts: [chunk.column.name])
        data.field(4, int32: 0)
        data.field(5, int64: rows)
        data.field(6, int64: chunk.size)
        data.field(7, int64: chunk.size)
        data.field(9, int64: chunk.offset)
      })
  }
}
