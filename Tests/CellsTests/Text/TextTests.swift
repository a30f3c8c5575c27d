import Cells
import Testing

@Suite("Text in columns")
struct TextTests {
  @Test func `is wrapped at spaces, and long words have lines of their own`() {
    #expect("one two three".wrapped(to: 7) == ["one two", "three"])
    #expect("one two three".wrapped(to: 6) == ["one", "two", "three"])
    #expect("映画 映画".wrapped(to: 8) == ["映画", "映画"])
    #expect("much-too-long one".wrapped(to: 4) == ["much-too-long", "one"])
    #expect("".wrapped(to: 4) == [""])
  }

  @Test(
    "Text that is too long is cut before an ellipsis",
    arguments: [
      ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("abc", 1, "…"), ("abc", 0, ""), ("abc", -1, ""),
      ("", 0, ""), ("été", 3, "été"), ("étés", 3, "ét…"), ("世界", 4, "世界"), ("世界", 3, "世…"),
      ("世界", 2, "…"), ("a世", 2, "a…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
    ])
  func fitted(text: String, limit: Int, expected: String) {
    #expect(text.fitted(to: limit) == expected)
  }

  @Test(
    "A year that ends a text stays as long as there is room for more",
    arguments: [
      ("Citizen Kane (1941)", 19, "Citizen Kane (1941)"),
      ("Citizen Kane (1941)", 18, "Citizen Ka… (1941)"),
      ("Citizen Kane (1941)", 10, "Ci… (1941)"), ("Citizen Kane (1941)", 9, "Citizen …"),
      ("千と千尋の神隠し (2001)", 14, "千と千… (2001)"), ("Eight (19411)", 12, "Eight (1941…"),
      ("Eight (1941", 9, "Eight (1…"), (" (1941)", 6, " (194…"),
    ])
  func fittedBeforeYear(text: String, limit: Int, expected: String) {
    #expect(text.fitted(to: limit) == expected)
    var canvas = Canvas(size: Size(width: limit, height: 1))
    canvas.write(text, x: 0, y: 0)
    #expect(canvas.lines == [expected])
  }

  @Test(
    "Padded text has exactly its width, unless a wide character cannot be halved",
    arguments: [
      ("ab", 4, "ab  ", "  ab"), ("abcde", 4, "abc…", "abc…"), ("", 2, "  ", "  "),
      ("世", 3, "世 ", " 世"), ("世界", 3, "世…", "世…"), ("世界", 2, "… ", " …"), ("a", 0, "", ""),
      ("a", -3, "", ""),
    ])
  func padded(text: String, width: Int, left: String, right: String) {
    #expect(text.padded(to: width) == left)
    #expect(text.leftPadded(to: width) == right)
    #expect(text.padded(to: width).columns == max(0, width))
  }

  @Test("Random text never takes more columns than it is fitted to")
  func randomText() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let text = String.random(using: &generator)
      let limit = Int.random(in: 0...12, using: &generator)
      #expect(text.fitted(to: limit).columns <= limit, "\(text.debugDescription) to \(limit)")
      #expect(text.padded(to: limit).columns == limit, "\(text.debugDescription) to \(limit)")
    }
  }
}

extension String {
  /// Text of up to 20 scalars from everywhere in Unicode, with many that are troublesome.
  static func random(using generator: inout SeededGenerator) -> String {
    let troublesome: [Unicode.Scalar] = [
      "\u{301}", "\u{200D}", "\u{FE0F}", "\u{1B}", "\t", "\n", "\r", "\u{0}", "世", "👩", "🇫", "é",
      "\u{202E}", "\u{1161}", "ᄒ", "a", "b", " ", "Z",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...20, using: &generator) {
      if Bool.random(using: &generator), let scalar = troublesome.randomElement(using: &generator) {
        text.append(scalar)
      } else if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x1_FFFF, using: &generator)) {
        text.append(scalar)
      }
    }
    return String(text)
  }
}
