import RatingData

/// Lines in Latin-1, for the formats from before UTF-8.
struct Latin1Text {
  let format: RatingFormat
  private(set) var bytes: [UInt8] = []

  init(format: RatingFormat) { self.format = format }

  mutating func append(line: String, of movie: Movie) throws(WritingError) {
    let start = bytes.count
    for scalar in line.unicodeScalars {
      guard let byte = UInt8(exactly: scalar.value) else {
        throw .unsuited(format, .encoding(movie: movie.id.rawValue, movie.listedTitle))
      }
      bytes.append(byte)
    }
    // Two such letters may look like one of UTF-8, and a reader that tries that first would take them
    // for it.
    if bytes[start...].contains(where: { $0 >= 0x80 }),
      String(validating: bytes[start...], as: UTF8.self) != nil
    {
      throw .unsuited(format, .encoding(movie: movie.id.rawValue, movie.listedTitle))
    }
    bytes.append(UInt8(ascii: "\n"))
  }
}
