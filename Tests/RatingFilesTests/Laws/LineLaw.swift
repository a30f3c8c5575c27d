import Files
import RatingData

@testable import RatingFiles

/// Where the fast reader of lines answers at all, the patient one says the same.
enum LineLaw {
  /// Reads every line of a text, however its fields might be parted.
  ///
  /// - Parameter columns: what they hold, from the left.
  static func check(_ text: [UInt8], _ columns: [RatingColumn?]) throws(BrokenLaw) {
    guard let fields = RatingFields(columns) else { return }
    for separator in SeparatorVote.candidates {
      for ids in [Dialect.IdentifierRule.numbers, .anything] {
        try check(
          text, Dialect(separator: separator, fields: fields, ids: ids, layout: "as it pleases"))
      }
    }
  }

  static func check(_ text: [UInt8], _ dialect: Dialect) throws(BrokenLaw) {
    let fastReader = FastLine(dialect)
    let usualReader = UsualLine(dialect)
    let padding = [UInt8](repeating: 0, count: BlockSource.padding)
    let padded = text + padding
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
      let next = min(end + 1, text.count)
      let line = text[start..<end]
      // Once with what follows, and once as the last line of a file.
      let readings = [
        Rating(padded, start..<text.count, next: next, by: fastReader),
        Rating(Array(line) + padding, 0..<line.count, next: line.count, by: fastReader),
        usualReader.flatMap { Rating(padded, from: start, next: next, by: $0) },
      ]
      for fast in readings.compactMap(\.self) {
        let patient = Rating(line, byPatienceIn: dialect)
        guard fast == patient else {
          throw BrokenLaw(
            "of \"\(String(outside: line))\" with \(dialect.separator.name) and"
              + " \(dialect.fields) the fast reader makes \(fast), and the patient one"
              + " \(patient.map { "\($0)" } ?? "nothing")")
        }
      }
      start = next
    }
  }

  /// What a line says, whoever reads it.
  private struct Rating: Equatable {
    /// As bits, since there are two zeros.
    let value: UInt32
    let time: UInt32
    /// Whether the reader went on to where the next line starts.
    let endsWell: Bool
    let user: Identifier
    let item: Identifier

    init?(_ bytes: [UInt8], _ range: Range<Int>, next: Int, by reader: FastLine) {
      let rating: Rating? = bytes.withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress else { return nil }
        var cursor = start + range.lowerBound
        guard let reading = reader.read(&cursor, start + range.upperBound) else { return nil }
        return Rating(
          Self.identifier(reading.user), Self.identifier(reading.item), reading.value,
          reading.time, endsWell: cursor - start == next)
      }
      guard let rating else { return nil }
      self = rating
    }

    init?(_ bytes: [UInt8], from first: Int, next: Int, by reader: UsualLine) {
      let rating: Rating? = bytes.withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress else { return nil }
        var cursor = start + first
        guard let reading = reader.read(&cursor) else { return nil }
        return Rating(
          .number(reading.user), .number(reading.item), Float(reading.halves) / 2, reading.time,
          endsWell: cursor - start == next)
      }
      guard let rating else { return nil }
      self = rating
    }

    init?(_ bytes: ArraySlice<UInt8>, byPatienceIn dialect: Dialect) {
      let rating: Rating? = bytes.withUnsafeBufferPointer { bytes in
        guard let reading = try? PatientLine(bytes: bytes, dialect: dialect).read() else {
          return nil
        }
        return Rating(reading.user, reading.item, reading.value, reading.time)
      }
      guard let rating else { return nil }
      self = rating
    }

    private init(
      _ user: Identifier, _ item: Identifier, _ value: Float, _ time: UInt32, endsWell: Bool = true
    ) {
      self.user = user
      self.item = item
      self.value = value.bitPattern
      self.time = time
      self.endsWell = endsWell
    }

    private static func identifier(_ name: FastLine.Name) -> Identifier {
      name.text.map { .text(String(decoding: $0, as: UTF8.self)) } ?? .number(name.number)
    }
  }
}
