import Cells
import Testing

@Suite("Columns of characters")
struct CharacterColumnsTests {
  @Test(
    "A character takes the columns of its cells",
    arguments: [
      ("a", 1), ("~", 1), (" ", 1), ("é", 1), ("e\u{301}", 1), ("ß", 1), ("·", 1), ("…", 1),
      ("─", 1), ("┤", 1), ("█", 1), ("▁", 1), ("⣿", 1), ("⠀", 1), ("★", 1), ("½", 1), ("−", 1),
      ("\u{AD}", 1), ("ж", 1), ("ก", 1), ("ﾊ", 1), ("☃", 1), ("♥", 1), ("©", 1),
      ("世", 2), ("ア", 2), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("Ａ", 2), ("　", 2),
      ("𠀀", 2), ("😀", 2), ("⌚", 2), ("◾", 2), ("👨‍👩‍👧", 2), ("👍🏽", 2), ("🇫🇷", 2), ("❤️", 1),
      ("1️⃣", 1), ("हि", 2), ("மி", 2), ("が", 2), ("か\u{3099}", 2),
      ("\u{0}", 0), ("\t", 0), ("\n", 0), ("\r\n", 0), ("\u{1B}", 0), ("\u{7F}", 0),
      ("\u{85}", 0), ("\u{9B}", 0), ("\u{301}", 0), ("\u{200B}", 0), ("\u{200D}", 0),
      ("\u{202E}", 0), ("\u{2028}", 0), ("\u{FEFF}", 0),
    ] as [(Character, Int)])
  func columns(of character: Character, are columns: Int) {
    #expect(character.columns == columns)
  }

  @Test(
    "A character is given to the cells whole, or falls back to its base",
    arguments: [
      ("हिन्दी", "ह|ि|न्|द|ी"), ("தமிழ்", "த|ம|ி|ழ்"), ("\u{1112}\u{1161}\u{11AB}", "한"),
      ("Ame\u{301}", "A|m|e\u{301}"), ("I ❤️", "I| |❤"), ("1️⃣", "1\u{20E3}"), ("🇩🇪", "🇩|🇪"),
      ("👍🏽", "👍"), ("👩\u{200D}👧", "👩"), ("🏴\u{E0067}\u{E0062}\u{E007F}", "🏴"),
    ])
  func cells(of text: String, are expected: String) {
    var canvas = Canvas(size: Size(width: text.columns, height: 1))
    canvas.write(text, x: 0, y: 0)
    let cells = (0..<canvas.size.width).compactMap { canvas[$0, 0].character }.map(String.init)
    let whole = cells.map { Array($0.unicodeScalars) }
    let wanted = expected.unicodeScalars.split(separator: "|").map { Array($0) }
    #expect(whole == wanted, "\(cells)")
  }

  @Test("Text takes the columns of its characters, on the fast path and off it")
  func text() {
    #expect("".columns == 0)
    #expect("Toy Story (1995)".columns == 16)
    #expect("a\tb\u{1B}[0m".columns == 5)
    #expect("Amélie · 千と千尋".columns == 17)
    #expect("xxAmélie".dropFirst(2).columns == 6)
  }

  @Test("The fast path agrees with the slow one on every ASCII character")
  func fastPath() {
    for value in UInt8.min..<128 {
      let character = Character(Unicode.Scalar(value))
      #expect(String(character).columns == character.columns, "U+00\(String(value, radix: 16))")
    }
  }
}
