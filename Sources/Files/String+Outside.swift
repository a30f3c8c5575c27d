extension String {
  /// Text from outside: UTF-8 where the bytes are that, Latin-1 otherwise.
  ///
  /// MovieLens 1M is Latin-1 and copies of it are not; text of one that happens to be valid in the
  /// other does not occur in titles. Control characters become spaces, so that no title can move a
  /// cursor.
  package init(outside bytes: some Collection<UInt8>) {
    // Most titles are plain ASCII, which needs no second look.
    guard bytes.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else {
      self.init(decoding: bytes, as: UTF8.self)
      return
    }
    let text = String(validating: bytes, as: UTF8.self) ?? String(latin1: bytes)
    guard text.unicodeScalars.contains(where: \.isControl) else {
      self = text
      return
    }
    self.init(UnicodeScalarView(text.unicodeScalars.map { $0.isControl ? " " : $0 }))
  }

  private init(latin1 bytes: some Collection<UInt8>) {
    self.init(UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}
