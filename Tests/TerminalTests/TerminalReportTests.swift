import CNcurses
import Cells
import Files
import Testing

@testable import Terminal

/// What a terminal answers, between what is typed.
struct TerminalReportTests {
  private static let blue = "\u{1B}]11;rgb:0000/0000/ffff"
  private static let ends = ["\u{7}", "\u{1B}\\"]

  /// Takes bursts one after the other.
  private func decode(
    _ bursts: [String], with decoder: inout InputDecoder
  ) -> (inputs: [Input], reports: [TerminalReport]) {
    let inputs = bursts.flatMap { burst in
      burst.unicodeScalars.flatMap { decoder.decode(.scalar($0)) } + decoder.endOfBurst()
    }
    return (inputs, decoder.takeReports())
  }

  private func keys(_ text: String) -> [Input] { text.map { .key(.character($0)) } }

  @Test(
    arguments: [
      ("rgb:ffff/8080/0000", 0xFF8000), ("rgb:ff/80/00", 0xFF8000), ("rgb:f/8/0", 0xFF8800),
      ("rgb:FFF/800/001", 0xFF8000), ("rgba:ffff/8080/0000/7fff", 0xFF8000),
      ("#ff8000", 0xFF8000), ("#f80", 0xFF8800), ("#ffff80800000", 0xFF8000),
    ] as [(String, UInt32)])
  func `A colour is told in each of X11's forms, with either end`(text: String, value: UInt32) {
    for end in Self.ends {
      var decoder = InputDecoder()
      let decoded = decode(["\u{1B}]11;\(text)\(end)q"], with: &decoder)
      #expect(decoded.inputs == keys("q"))
      #expect(decoded.reports == [.background(RGB(value: value))])
    }
  }

  @Test(arguments: ["rgb:ffff/8080", "rgb:", "rgb:ff/80/", "#ff80", "", "rgb:fffff/0/0"])
  func `What is no colour is nothing`(text: String) {
    for end in Self.ends {
      var decoder = InputDecoder()
      #expect(decode(["\u{1B}]11;\(text)\(end)"], with: &decoder).reports.isEmpty)
      #expect(decode(["q"], with: &decoder).inputs == keys("q"))
    }
  }

  @Test func `Modes and kinds of terminals are told, and only those`() {
    var decoder = InputDecoder()
    let decoded = decode(
      [
        "a\u{1B}[?2026;2$y\u{1B}[?2026;0$yb\u{1B}[?62;22c",
        "\u{1B}[?2026;9$y\u{1B}[?2026$y\u{1B}[4;2$yc",
      ],
      with: &decoder)
    #expect(decoded.inputs == keys("abc"))
    #expect(decoded.reports == [.mode(2026, .off), .mode(2026, .unknown), .attributes])
  }

  /// Each byte on its own, as from the slowest of links.
  @Test func `An answer that comes in pieces is one, and what is typed after each stays`() {
    for end in Self.ends {
      let answer = (Self.blue + end + "\u{1B}[?2026;1$y").map(String.init)
      var decoder = InputDecoder()
      decoder.awaitsAnswers = true
      let decoded = decode(answer + ["q"], with: &decoder)
      #expect(decoded.inputs == keys("q"))
      #expect(decoded.reports == [.background(RGB(value: 0xFF)), .mode(2026, .on)])
    }
  }

  @Test func `Keys that an answer could begin with are held back, and come when it does not`() {
    let typed: [([String], [Input])] = [
      (["\u{1B}"], [.key(.escape)]), (["\u{1B}", "["], [.key(.alt("["))]),
      (["\u{1B}]", "1"], [.key(.alt("]"))] + keys("1")),
    ]
    for (bursts, inputs) in typed {
      var decoder = InputDecoder()
      #expect(!decoder.isHolding)
      decoder.awaitsAnswers = true
      #expect(decode(bursts, with: &decoder).inputs.isEmpty)
      #expect(decoder.isHolding)
      #expect(decoder.endOfWaiting() == inputs)
      #expect(!decoder.isHolding)
    }
    var decoder = InputDecoder()
    decoder.awaitsAnswers = true
    #expect(decode(["\u{1B}"], with: &decoder).inputs.isEmpty)
    #expect(decoder.decode(.code(KEY_UP)) == [.key(.escape), .key(.up)])
    // Nothing is owed any more: nothing waits.
    decoder.awaitsAnswers = false
    #expect(decode(["\u{1B}"], with: &decoder).inputs == [.key(.escape)])
  }

  @Test func `An answer that breaks off takes no key with it`() {
    for length in 3..<Self.blue.unicodeScalars.count {
      var decoder = InputDecoder()
      decoder.awaitsAnswers = true
      let part = String(Self.blue.prefix(length))
      let inputs = decode([part, "q", "j"], with: &decoder).inputs
      #expect(inputs.suffix(2) == keys("qj"))
    }
    var decoder = InputDecoder()
    // Complete but for its end: a digit is none of it.
    #expect(decode([Self.blue, "2"], with: &decoder).inputs == keys("2"))
  }

  @Test func `What is pasted is no answer`() {
    var decoder = InputDecoder()
    let decoded = decode(
      ["\u{1B}[200~a\u{1B}]11;rgb:0/0/f\u{7}\u{1B}[?2026;2$yb\u{1B}[201~"], with: &decoder)
    #expect(decoded.inputs == [.paste("a]11;rgb:0/0/fb")])
    #expect(decoded.reports.isEmpty)
  }

  @Test(
    arguments: [
      (0x000000, false), (0x1E1E2E, false), (0x808080, true), (0x666666, false), (0xFAF4ED, true),
      (0x0000FF, false), (0xFFFF00, true), (0xFFFFFF, true),
    ] as [(UInt32, Bool)])
  func `Light is what black letters read better on`(value: UInt32, isLight: Bool) {
    #expect(RGB(value: value).isLight == isLight)
  }
}
