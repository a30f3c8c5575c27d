/// One line of ratings, read with patience: what is unusual but sound is accepted, and what is broken
/// is named.
struct RatingLine {
  let bytes: UnsafeBufferPointer<UInt8>
  let scanner: RatingScanner
  let place: LoadError.Place

  var isBlank: Bool { Text.isBlank(bytes) }

  func rating() throws(LoadError) -> RawRating {
    let text = Text.decode(bytes)
    let fields = try self.fields(of: text)
    guard fields.count == 4 else {
      throw .broken(at: place, expected: scanner.layout, found: trimmed(text))
    }
    return RawRating(
      user: try identifier(fields[0], "user id"), movie: try identifier(fields[1], "movie id"),
      value: try value(fields[2]), time: try time(fields[3]))
  }

  /// Fields without the blanks around them.
  private func fields(of text: String) throws(LoadError) -> [String] {
    switch scanner.separator {
    case .doubleColon: return Text.split(text).map(trimmed)
    case .comma:
      var records = CSVRecords(bytes, file: place.file)
      guard let fields = try? records.next() else { return [] }
      return fields.map(trimmed)
    }
  }

  private func identifier(_ field: String, _ what: String) throws(LoadError) -> Int64 {
    if let id = Text.identifier(field) { return id }
    let isNumber = !field.isEmpty && field.utf8.allSatisfy { $0 &- 48 <= 9 }
    guard isNumber else {
      throw .broken(at: place, expected: scanner.layout, found: trimmed(Text.decode(bytes)))
    }
    throw .broken(at: place, expected: "a \(what) of 64 bits", found: field)
  }

  private func value(_ field: String) throws(LoadError) -> Float {
    guard isDecimal(field), let value = Float(field) else {
      throw .broken(at: place, expected: scanner.layout, found: trimmed(Text.decode(bytes)))
    }
    guard RawRating.scale.contains(value) else {
      let (low, high) = (Int(RawRating.scale.lowerBound), Int(RawRating.scale.upperBound))
      throw .broken(at: place, expected: "a rating from \(low) to \(high)", found: field)
    }
    return value
  }

  /// Whole seconds; a few exports write them with a fraction, which is dropped.
  private func time(_ field: String) throws(LoadError) -> Int64 {
    if let time = Int64(field) { return time }
    guard isDecimal(field), let seconds = Double(field),
      let time = Int64(exactly: seconds.rounded(.down))
    else {
      throw .broken(at: place, expected: scanner.layout, found: trimmed(Text.decode(bytes)))
    }
    return time
  }

  /// Digits with at most one point, and perhaps a sign. What Swift reads beyond that (0x1p2, 1e3, nan)
  /// no set writes for a rating or a time, so that there it is a mistake.
  private func isDecimal(_ field: String) -> Bool {
    var digits = field.utf8[...]
    if digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "+") {
      digits.removeFirst()
    }
    let points = digits.count { $0 == UInt8(ascii: ".") }
    return points <= 1 && digits.count > points
      && digits.allSatisfy { $0 == UInt8(ascii: ".") || $0 &- UInt8(ascii: "0") <= 9 }
  }

  private func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }
}
