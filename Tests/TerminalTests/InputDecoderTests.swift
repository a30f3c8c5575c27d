import CNcurses
import Cells
import Testing

@testable import Terminal

struct InputDecoderTests {
  /// What comes of text that is there all at once.
  private func decode(_ text: String) -> [Input] {
    var decoder = InputDecoder()
    return decode(text, with: &decoder)
  }

  private func decode(_ text: String, with decoder: inout InputDecoder) -> [Input] {
    let inputs = text.unicodeScalars.flatMap { decoder.decode(.scalar($0)) }
    return inputs + decoder.endOfBurst()
  }

  private func keys(_ keys: Key...) -> [Input] { keys.map(Input.key) }

  /// A keyboard that is silent may have hung up; one whose bytes are not a whole key yet has not.
  @Test func `A burst that is empty is none`() {
    var decoder = InputDecoder()
    func burst(_ text: String) -> [Input]? {
      var rest = text.unicodeScalars.map { RawInput.scalar($0) }[...]
      return decoder.decodeBurst { rest.popFirst() }
    }
    #expect(burst("") == nil)
    #expect(burst("ab") == keys(.character("a"), .character("b")))
    #expect(burst("\u{1B}") == keys(.escape))
    #expect(burst("\u{1B}[1") == [])
    #expect(burst("") == nil)
    #expect(burst(";5C") == keys(.right))
  }

  @Test func `Letters are keys, whatever the alphabet`() {
    #expect(decode("aÉ語") == keys(.character("a"), .character("É"), .character("語")))
  }

  @Test(
    arguments: [
      ("\t", .tab), ("\r", .enter), ("\n", .enter), ("\u{8}", .backspace), ("\u{7F}", .backspace),
      ("\u{0}", .control(" ")), ("\u{3}", .control("c")), ("\u{1A}", .control("z")),
      ("\u{1C}", .control("\\")), ("\u{1F}", .control("_")), ("\u{1B}", .escape),
    ] as [(String, Key)])
  func `Control characters have names`(text: String, key: Key) {
    #expect(decode(text) == keys(key))
  }

  @Test(
    arguments: [
      (KEY_UP, .up), (KEY_DOWN, .down), (KEY_LEFT, .left), (KEY_RIGHT, .right),
      (KEY_PPAGE, .pageUp), (KEY_NPAGE, .pageDown), (KEY_HOME, .home), (KEY_END, .end),
      (KEY_BTAB, .backTab), (KEY_ENTER, .enter), (KEY_BACKSPACE, .backspace), (KEY_DC, .delete),
      (KEY_F0 + 1, .function(1)), (KEY_F0 + 24, .function(24)), (KEY_F0 + 25, nil), (KEY_F0, nil),
      (KEY_RESIZE, nil),
    ] as [(Int32, Key?)])
  func `Codes that the terminal's description knows`(code: Int32, key: Key?) {
    var decoder = InputDecoder()
    #expect(decoder.decode(.code(code)) == (key.map { [.key($0)] } ?? []))
  }

  @Test(
    arguments: [
      ("[A", .up), ("OB", .down), ("[1;5C", .right), ("[1;2D", .left), ("[H", .home), ("OF", .end),
      ("[5~", .pageUp), ("[6;5~", .pageDown), ("[3~", .delete), ("[Z", .backTab), ("[7~", .home),
      ("OP", .function(1)), ("[15~", .function(5)), ("[24~", .function(12)),
      ("[34~", .function(20)),
      ("[15;2~", .function(17)), ("[1;2S", .function(16)),
    ] as [(String, Key)])
  func `Keys that only came as sequences, with Shift and Ctrl`(sequence: String, key: Key) {
    #expect(decode("\u{1B}" + sequence) == keys(key))
  }

  @Test(arguments: ["[15;5~", "[16~", "[I", "[?1;2c", "[<0;1;1m", "Op", "[3 ~", "[200;1~", "[201~"])
  func `A sequence that means nothing is swallowed whole`(sequence: String) {
    #expect(decode("\u{1B}" + sequence + "q") == keys(.character("q")))
  }

  @Test(
    arguments: [
      ("<0;12;5M", Mouse(.press, at: Point(x: 11, y: 4))),
      ("<0;300;120M", Mouse(.press, at: Point(x: 299, y: 119))),
      ("<16;1;1M", Mouse(.press, at: Point(x: 0, y: 0))),
      ("<64;3;4M", Mouse(.wheelUp, at: Point(x: 2, y: 3))),
      ("<65;3;4M", Mouse(.wheelDown, at: Point(x: 2, y: 3))),
      ("<0;12;5m", nil), ("<1;12;5M", nil), ("<35;12;5M", nil), ("<0;0;5M", nil), ("<0;5M", nil),
      ("<0;99999999999999999999;5M", nil),
    ] as [(String, Mouse?)])
  func `The mouse presses, and turns its wheel`(report: String, mouse: Mouse?) {
    #expect(decode("\u{1B}[" + report) == (mouse.map { [.mouse($0)] } ?? []))
  }

  @Test func `A report that comes in two pieces is one`() {
    var decoder = InputDecoder()
    #expect(decode("\u{1B}[<64;1", with: &decoder).isEmpty)
    #expect(decode("0;3M", with: &decoder) == [.mouse(Mouse(.wheelUp, at: Point(x: 9, y: 2)))])
  }

  @Test func `Escape and then a character is that with Alt, also those that sequences begin with`()
  {
    for character in "qQé[O]" {
      #expect(decode("\u{1B}\(character)") == keys(.alt(character)))
    }
    #expect(decode("\u{1B}]1") == keys(.alt("]"), .character("1")))
    #expect(decode("\u{1B}]q") == keys(.alt("]"), .character("q")))
    #expect(decode("\u{1B}\r") == keys(.escape, .enter))
    #expect(decode("\u{1B}\u{1B}") == keys(.escape, .escape))
    #expect(decode("\u{1B}\u{1B}[A") == keys(.escape, .up))
  }

  @Test func `A code after Escape ends it`() {
    var decoder = InputDecoder()
    #expect(decoder.decode(.scalar("\u{1B}")).isEmpty)
    #expect(decoder.decode(.code(KEY_UP)) == keys(.escape, .up))
  }

  private func pasting(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }

  @Test(
    arguments: [
      ("quit\r", "quit"), ("a\r\n\tb\u{85}c", "a b c"), ("\n\n a", " a"),
      ("\u{0}x\u{3}\u{7F}", "x"),
      ("崖の上 é", "崖の上 é"), ("a\u{1B}[Ab\u{1B}c\u{1B}\u{1B}", "abc"),
      (String(repeating: "q", count: 5_000), String(repeating: "q", count: 1_000)),
    ])
  func `Pasted text is one input of one line, and no command`(text: String, line: String) {
    #expect(decode(pasting(text) + "j") == [.paste(line), .key(.character("j"))])
  }

  @Test func `A paste of nothing is nothing`() {
    #expect(decode(pasting("") + pasting("\r\n")).isEmpty)
  }

  @Test func `A paste that comes in pieces is one`() {
    var decoder = InputDecoder()
    #expect(decode("\u{1B}[200~toy", with: &decoder).isEmpty)
    #expect(decoder.decode(.code(KEY_DOWN)).isEmpty)
    #expect(decode(" story\u{1B}[201~", with: &decoder) == [.paste("toy story")])
  }

  @Test func `A paste whose end is lost ends with Escape, with another, or from outside`() {
    var decoder = InputDecoder()
    #expect(decode("\u{1B}[200~one", with: &decoder).isEmpty)
    #expect(decode("\u{1B}", with: &decoder) == [.paste("one")])
    #expect(decode("q\u{1B}[200~two", with: &decoder) == keys(.character("q")))
    #expect(decode("\u{1B}[200~three", with: &decoder) == [.paste("two")])
    #expect(decoder.endPaste() == [.paste("three")])
    #expect(decoder.endPaste().isEmpty)
    #expect(decode("\u{1B}", with: &decoder) == keys(.escape))
  }

  @Test func `A sequence without end doesn't swallow for ever`() {
    #expect(
      decode("\u{1B}[" + String(repeating: "1", count: 100) + "Aq").last == .key(.character("q")))
    #expect(decode("\u{1B}[1\u{3}q") == keys(.character("q")))
    #expect(decode("\u{1B}[1\u{1B}[A") == keys(.up))
  }
}
