extension String {
  /// Text from outside: UTF-8 where the bytes are that, Latin-1 otherwise.
  ///
  /// MovieLens 1M is Latin-1 and copies of it are not; text of one that happens to be valid in the
  /// other does not occur in titles. Control characters become spaces, so that no title can move a
  /// cursor.
  // Inlinable, since reading titles takes a third longer where this is not specialized.
  @inlinable package init(outside bytes: some Collection<UInt8>) {
    // Most titles are plain ASCII, which needs no second look.
    if bytes.contains(where: { $0 < 0x20 || $0 >= 0x7F }) {
      self.init(decoded: Array(bytes))
    } else {
      self.init(decoding: bytes, as: UTF8.self)
    }
  }

  @usableFromInline init(decoded bytes: [UInt8]) {
    let text =
      String(validating: bytes, as: UTF8.self)
      ?? String(UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    guard text.unicodeScalars.contains(where: \.isControl) else {
      self = text
      return
    }
    self.init(UnicodeScalarView(text.unicodeScalars.map { $0.isControl ? " " : $0 }))
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}
