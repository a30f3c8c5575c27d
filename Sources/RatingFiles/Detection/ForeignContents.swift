/// What a file may turn out to be that should have been lines of text.
public enum ForeignContents: Error, Equatable, Sendable {
  /// Text of two bytes a character.
  case utf16
  /// Lines that end in a carriage return alone.
  case carriageReturns
  /// Packed by something else than gzip and zip; the name of the program that unpacks it.
  case packed(by: String)
  case zip
  case json
  case markup
  /// A table that is no text: what it is called.
  case table(String)
  case binary
}

extension ForeignContents {
  /// Recognizes what is no text of lines by how it starts; nil for what may be one.
  init?(startingWith start: [UInt8]) {
    if let signature = Self.signatures.first(where: {
      start.dropFirst($0.offset).starts(with: $0.bytes)
    }) {
      self = signature.contents
    } else if Self.looksLikeUTF16(start) {
      self = .utf16
    } else if start.contains(0) {
      self = .binary
    } else if !start.contains(UInt8(ascii: "\n")), start.contains(UInt8(ascii: "\r")),
      !Self.endsInReturn(start)
    {
      self = .carriageReturns
    } else if Self.looksLikeJSON(start) {
      self = .json
    } else if Self.looksLikeMarkup(start) {
      self = .markup
    } else {
      return nil
    }
  }

  /// A brace or a bracket and what may follow it; an id may begin with one too, as `[deleted]` does.
  private static func looksLikeJSON(_ start: [UInt8]) -> Bool {
    let opening = start.lazy.filter { !FieldText.isBlank($0) }.prefix(2)
    guard let first = opening.first, let second = opening.dropFirst().first else { return false }
    switch first {
    case UInt8(ascii: "{"): return "\"}".utf8.contains(second)
    case UInt8(ascii: "["): return "{[\"]-0123456789".utf8.contains(second)
    default: return false
    }
  }

  /// A line that begins and ends with angle brackets.
  private static func looksLikeMarkup(_ start: [UInt8]) -> Bool {
    let text = start.drop { FieldText.isBlank($0) }
    let line = text.prefix { $0 != UInt8(ascii: "\n") }
    return line.first == UInt8(ascii: "<")
      && line.last { !FieldText.isBlank($0) } == UInt8(ascii: ">")
  }

  private typealias Signature = (offset: Int, bytes: [UInt8], contents: ForeignContents)

  /// Source: the formats' own descriptions, as file(1) collects them.
  private static let signatures: [Signature] = [
    (0, [0xFE, 0xFF], .utf16),
    (0, [0xFF, 0xFE], .utf16),
    (0, [0x50, 0x4B, 0x03, 0x04], .zip),
    (0, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .packed(by: "xz")),
    (0, [0x28, 0xB5, 0x2F, 0xFD], .packed(by: "zstd")),
    // Behind "BZh" and a digit, with which an id may start as well.
    (4, Array("1AY&SY".utf8), .packed(by: "bzip2")),
    (0, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .packed(by: "7z")),
    (257, Array("ustar\0".utf8), .packed(by: "tar")),
    (257, Array("ustar  \0".utf8), .packed(by: "tar")),
    (0, Array("PAR1".utf8), .table("Parquet")),
    (0, Array("ARROW1".utf8), .table("Arrow")),
    (0, Array("SQLite format 3".utf8), .table("SQLite")),
    (0, [0x89, 0x48, 0x44, 0x46], .table("HDF5")),
  ]

  /// Every other byte of Western text in UTF-16 is 0.
  private static func looksLikeUTF16(_ start: [UInt8]) -> Bool {
    let pairs = min(start.count, 64) / 2
    guard pairs >= 4 else { return false }
    let zeros = (0..<2).map { side in (0..<pairs).count { start[2 * $0 + side] == 0 } }
    return zeros[0] == 0 && zeros[1] * 10 >= pairs * 9
      || zeros[1] == 0 && zeros[0] * 10 >= pairs * 9
  }

  /// One line that ends in a carriage return at the end of its file.
  private static func endsInReturn(_ start: [UInt8]) -> Bool {
    start.dropLast().allSatisfy { $0 != UInt8(ascii: "\r") }
  }
}
