/// Text on its way into a field. Looked at as bytes, for a reader does so too: among characters an
/// accent behind a separator would hide it, and so would the two bytes of a line end of Windows.
extension String {
  func holds(_ part: String) -> Bool { utf8.contains(part.utf8) }

  /// With every occurrence of a part replaced.
  func changing(_ part: String, to other: String) -> String {
    guard holds(part) else { return self }
    let bytes = Array(utf8).replacing(Array(part.utf8), with: other.utf8)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What of a text would end a field or a line, in words; nil where nothing does.
  func fieldEnd(at separator: String, named name: String) -> String? {
    if holds(separator) { return name }
    return holds("\n") || holds("\r") ? "a line end" : nil
  }
}
