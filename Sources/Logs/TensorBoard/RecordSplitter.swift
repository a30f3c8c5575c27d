/// Cuts a TFRecord file into its records as it grows: a length, that one's checksum, the data and their checksum.
///
/// https://www.tensorflow.org/tutorials/load_data/tfrecord#tfrecords_format_details
struct RecordSplitter {
  /// Bytes of a record that is not whole yet.
  private var rest: [UInt8] = []
  /// Where those stand in the file.
  private(set) var position = 0
  /// Bytes of a record that is passed over, which are still to come.
  private var skipped = 0
  /// Where a header was looked for in vain.
  private var lostAt: Int?

  /// Bytes before the data of a record, and behind them.
  static let (headerSize, footerSize) = (12, 4)
  /// A record that is longer holds a picture or the like, no numbers, and must not fill the memory.
  private static let longestRecord = 1 << 24
  /// A length that no file has.
  private static let longestLength = UInt64(1) << 40

  enum Piece {
    /// The data of a record.
    case record(UnsafeRawBufferPointer, at: Int)
    /// Something is wrong here.
    case fault(String, at: Int)
  }

  /// Hands on the records that end in these bytes.
  mutating func read(_ bytes: UnsafeRawBufferPointer, piece hand: (Piece) -> Void) {
    if rest.isEmpty {
      let used = split(bytes, hand)
      rest.append(contentsOf: bytes[used...])
    } else {
      var all: [UInt8] = []
      swap(&all, &rest)
      all.append(contentsOf: bytes)
      let used = all.withUnsafeBytes { split($0, hand) }
      all.removeFirst(used)
      rest = all
    }
  }

  /// Bytes at the end of the file that are no whole record.
  var tornBytes: Int { rest.count }

  /// - Returns: the bytes that are done with.
  private mutating func split(_ bytes: UnsafeRawBufferPointer, _ hand: (Piece) -> Void) -> Int {
    var cursor = ByteCursor(bytes)
    var used = 0
    while true {
      if skipped > 0 {
        let step = min(skipped, cursor.left)
        _ = cursor.skip(step)
        skipped -= step
      } else if !takeRecord(&cursor, hand) {
        break
      }
      position += cursor.position - used
      used = cursor.position
      if cursor.isAtEnd { break }
    }
    return used
  }

  /// - Returns: false where more bytes have to come first.
  private mutating func takeRecord(_ cursor: inout ByteCursor, _ hand: (Piece) -> Void) -> Bool {
    guard cursor.left >= Self.headerSize else { return false }
    guard let length = Self.length(cursor.rest) else {
      // The next header may stand anywhere behind it.
      if lostAt == nil {
        lostAt = position
        hand(
          .fault("the length of a record has a wrong checksum; looking for the next", at: position))
      }
      return cursor.skip(1)
    }
    lostAt = nil
    guard length <= Self.longestRecord else {
      hand(.fault("a record of \(length) bytes is passed over", at: position))
      skipped = Self.headerSize + length + Self.footerSize
      return true
    }
    var record = cursor
    guard record.skip(Self.headerSize), let data = record.take(length),
      let sum = record.littleEndian(UInt32.self)
    else { return false }
    if CRC32.castagnoli.masked(data.rest) == sum {
      hand(.record(data.rest, at: position))
    } else {
      hand(.fault("a record has a wrong checksum, and is left out", at: position))
    }
    cursor = record
    return true
  }

  /// The length of a record by its first twelve bytes; nil where they are none.
  static func length(_ bytes: UnsafeRawBufferPointer) -> Int? {
    var cursor = ByteCursor(bytes)
    guard let header = cursor.take(8), let sum = cursor.littleEndian(UInt32.self),
      CRC32.castagnoli.masked(header.rest) == sum
    else { return nil }
    var digits = header
    guard let length = digits.littleEndian(UInt64.self), length <= longestLength else { return nil }
    return Int(length)
  }
}
