/// Cuts a `.wandb` file into its records as it grows: blocks of 32 KiB with pieces of records, as LevelDB's log has them.
///
/// https://github.com/google/leveldb/blob/main/doc/log_format.md, with a header before the first block's records, and the
/// checksum of zip files over type and data.
struct BlockSplitter {
  /// Bytes of a piece that is not whole yet.
  private var rest: [UInt8] = []
  /// Where those stand in the file.
  private(set) var position = 0
  /// The pieces of a record that has begun, and where.
  private var record: (bytes: [UInt8], start: Int)?
  /// Whether the end of a record is to come whose beginning is lost.
  private var isDropping = false
  /// Whether the piece before had a wrong checksum, and so perhaps a wrong length.
  private var isDoubtful = false

  /// `:W&B`, a magic number and the version.
  static let header: [UInt8] = [0x3A, 0x57, 0x26, 0x42, 0xE1, 0xBE, 0x00]
  private static let blockSize = 1 << 15
  private static let pieceHeaderSize = 7
  /// A record that is longer holds a table or the like, no numbers, and must not fill the memory.
  private static let longestRecord = 1 << 24

  enum Piece {
    /// The data of a record.
    case record(UnsafeRawBufferPointer, at: Int)
    /// Something is wrong here.
    case fault(String, at: Int)
  }

  /// Hands on the records that end in these bytes.
  mutating func read(_ bytes: UnsafeRawBufferPointer, piece hand: (Piece) -> Void) {
    var all: [UInt8] = []
    swap(&all, &rest)
    all.append(contentsOf: bytes)
    let used = all.withUnsafeBytes { split($0, hand) }
    all.removeFirst(used)
    rest = all
  }

  /// Bytes at the end of the file that are no whole record.
  var tornBytes: Int { rest.count + (record?.bytes.count ?? 0) }
  /// Where those begin.
  var tornPosition: Int { record?.start ?? position }

  /// - Returns: the bytes that are done with.
  private mutating func split(_ bytes: UnsafeRawBufferPointer, _ hand: (Piece) -> Void) -> Int {
    var cursor = ByteCursor(bytes)
    let start = position
    while !cursor.isAtEnd {
      let left = Self.blockSize - position % Self.blockSize
      guard position > 0 else {
        guard cursor.skip(Self.header.count) else { break }
        position = start + cursor.position
        continue
      }
      guard left >= Self.pieceHeaderSize else {
        guard cursor.skip(left) else { break }
        position = start + cursor.position
        continue
      }
      guard takePiece(&cursor, left: left, hand) else { break }
      position = start + cursor.position
    }
    return cursor.position
  }

  /// - Parameter left: bytes of the block.
  /// - Returns: false where more bytes have to come first.
  private mutating func takePiece(
    _ cursor: inout ByteCursor, left: Int, _ hand: (Piece) -> Void
  ) -> Bool {
    var piece = cursor
    guard let sum = piece.littleEndian(UInt32.self), let size = piece.littleEndian(UInt16.self),
      let typed = piece.isAtEnd ? nil : piece.rest, let type = piece.byte()
    else { return false }
    let length = Int(size)
    guard length <= left - Self.pieceHeaderSize, let kind = Kind(rawValue: type) else {
      return skipBlock(&cursor, left, hand)
    }
    guard let data = piece.take(length) else { return false }
    let summed = UnsafeRawBufferPointer(rebasing: typed[..<(1 + length)])
    guard CRC32.ofZip.checksum(summed) == sum else {
      guard !isDoubtful else { return skipBlock(&cursor, left, hand) }
      hand(.fault("a record has a wrong checksum, and is left out", at: position))
      (isDoubtful, isDropping, record) = (true, kind == .first || kind == .middle, nil)
      cursor = piece
      return true
    }
    isDoubtful = false
    take(kind, data.rest, hand)
    cursor = piece
    return true
  }

  private enum Kind: UInt8 {
    case full = 1
    case first
    case middle
    case last
  }

  /// Passes over what is left of a block, as the next header may stand anywhere in it.
  private mutating func skipBlock(
    _ cursor: inout ByteCursor, _ left: Int, _ hand: (Piece) -> Void
  ) -> Bool {
    guard cursor.skip(left) else { return false }
    hand(
      .fault(
        "no record begins here as one should; \(left) bytes, to the end of the block, are passed over",
        at: position))
    (isDoubtful, isDropping, record) = (false, true, nil)
    return true
  }

  private mutating func take(
    _ kind: Kind, _ data: UnsafeRawBufferPointer, _ hand: (Piece) -> Void
  ) {
    if kind == .full || kind == .first {
      if let record { hand(.fault("a record has no end, and is left out", at: record.start)) }
      (record, isDropping) = (nil, false)
    }
    switch kind {
    case .full: hand(.record(data, at: position))
    case .first: record = (Array(data), position)
    case .middle, .last:
      guard !isDropping else {
        isDropping = kind == .middle
        return
      }
      guard record != nil else {
        hand(.fault("a record has no beginning, and is left out", at: position))
        isDropping = kind == .middle
        return
      }
      append(data, isLast: kind == .last, hand)
    }
  }

  private mutating func append(
    _ data: UnsafeRawBufferPointer, isLast: Bool, _ hand: (Piece) -> Void
  ) {
    record?.bytes.append(contentsOf: data)
    guard let (bytes, start) = record else { return }
    guard bytes.count <= Self.longestRecord else {
      hand(.fault("a record of more than 16 MB is passed over", at: start))
      (record, isDropping) = (nil, !isLast)
      return
    }
    guard isLast else { return }
    record = nil
    bytes.withUnsafeBytes { hand(.record($0, at: start)) }
  }
}
