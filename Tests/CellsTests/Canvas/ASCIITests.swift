import Testing

@testable import Cells

@Suite("Screens in ASCII")
struct ASCIITests {
  @Test("Panels, bars and text keep their shape")
  func panel() {
    let canvas = painted(30, 7) { canvas, rect in
      let inner = Border("movies", details: ["3,706", "état"]).draw(on: &canvas, in: rect)
      canvas.write("▌Amélie – ★★★½ · 世界…", x: inner.x, y: 1)
      Bar(0.6).draw(on: &canvas, in: Rect(x: 1, y: 2, width: 9, height: 1))
      DivergingBar(-0.4, negative: .text, positive: .text)
        .draw(on: &canvas, in: Rect(x: 12, y: 2, width: 15, height: 1))
      Bar.progress(0.45).draw(on: &canvas, in: Rect(x: 1, y: 3, width: 10, height: 1))
      ColumnChart(values: [1, 2, 3, 4, 5, 6, 7, 8])
        .draw(on: &canvas, in: Rect(x: 13, y: 3, width: 8, height: 1))
      canvas.write("▲3 ▼1 ● 0.5−0.2 e\u{301}n\u{303} “x” ±½", x: 1, y: 4)
      canvas.write("ÀÿĄžŁøßæ × µ ² ¿ ж Ω", x: 1, y: 5)
    }
    #expect(
      canvas.asciiFolded().lines == [
        "+ movies . 3,706 . etat -----+",
        "|>Amelie - ***+ . ? ? ~      |",
        "|#####|         ###|         |",
        "|====------  .:-=+*%#        |",
        "|^3 v1 * 0.5-0.2 en \"x\" +-+  |",
        "|AyAzLosa x u 2 ? ? ?        |",
        "+----------------------------+",
      ])
  }

  @Test("A chart stays readable")
  func chart() {
    let canvas = painted(60, 12) { LineChartTests.notebook.draw(on: &$0, in: $1) }
    #expect(
      canvas.asciiFolded().lines == [
        "12.5 +",
        "     |.",
        "10.0 +|.",
        "     | \\",
        " 7.5 + '|",
        "     |  \\",
        " 5.0 +'. \\",
        "     |  .'.",
        " 2.5 +   ':\"-.",
        "     |      ''\"------------_________________________________",
        " 0.0 +----+------+-------+-------+------+-------+------+----",
        "          2      4       6       8     10      12     14",
      ])
  }

  @Test(
    "Every character becomes printable ASCII, column for column", arguments: 0..<8 as Range<UInt64>)
  func everything(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var canvas = Canvas(size: Size(width: 40, height: 20))
    for y in 0..<20 {
      for x in stride(from: 0, to: 40, by: 8) {
        canvas.write(String.random(using: &generator), x: x, y: y)
      }
    }
    let folded = canvas.asciiFolded()
    for y in 0..<20 {
      for x in 0..<40 {
        let ascii = folded[x, y].character?.asciiValue ?? 0
        #expect((0x20..<0x7F).contains(ascii))
        if canvas[x, y].character == nil { #expect(ascii == UInt8(ascii: " ")) }
      }
    }
  }

  @Test("All that screens are made of has a stand-in of its own")
  func knownSymbols() {
    let known = Array(0x2500..<0x25A0) + Array(0x2801..<0x2900) + Array(0xC0..<0x180)
    for value in known {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      #expect(Character(scalar).asciiStandIn != "?", "\(scalar)")
    }
    for character in "·–—−…★½▲▼●•×’“”" { #expect(character.asciiStandIn != "?", "\(character)") }
  }

  /// What a row becomes between two lines of a frame.
  private func folded(_ text: String, width: Int = 20) -> String {
    let canvas = painted(width, 1) { canvas, _ in
      canvas.put("│", x: 0, y: 0, .text)
      canvas.write(text, x: 1, y: 0)
      canvas.put("│", x: width - 1, y: 0, .text)
    }
    let row = canvas.asciiFolded().lines.first ?? ""
    #expect(row.count == width && row.first == "|" && row.last == "|")
    return String(row.dropFirst().dropLast())
  }

  /// `>` for ≥ would be another condition, `+` for ± another number, and `>` for → a comparison.
  @Test(
    "What one column cannot say takes two",
    arguments: [
      ("≥ 5 stars", ">=5 stars         "), ("≥5 stars", ">=5 stars         "),
      ("≥5 stars  and ≤9", ">=5 stars and <=9 "), ("  ±0.02       ±1.5", " +-0.02      +-1.5"),
      ("a ≥5 of them all b", "a >=5of them all b"), ("0.3 → 0.01", "0.3 -> 0.01       "),
      ("8½ ★★½", "8.5 **+           "), ("Alien³ x² ² m", "Alien^3 x^2 2 m   "),
      ("λ × ratings", "lambda x ratings  "), ("λ × ratings and so", "l x ratings and so"),
      ("a ≠ b", "a !=b             "), ("√v = √2", "sqrt v = sqrt 2   "),
    ])
  func meanings(text: String, ascii: String) { #expect(folded(text) == ascii) }

  @Test("A title in a frame keeps its meaning, and the frame its width")
  func inFrames() {
    let canvas = painted(20, 3) { canvas, rect in
      _ = Border("±0.5 → 1", details: []).draw(on: &canvas, in: rect)
    }
    #expect(canvas.asciiFolded().lines.first == "+ +-0.5 -> 1 ------+")
  }

  /// Signs that two columns are needed for never become a sign of another meaning, where there is any room.
  @Test(
    "Nothing between a sign and the next line of a frame is lost",
    arguments: 0..<20 as Range<UInt64>)
  func nothingLost(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let letters = Array("ab12 ≥ ≤ ± ")
    let text = String((0..<30).map { _ in letters.randomElement(using: &generator) ?? " " })
    let row = folded(text, width: 60)
    for (sign, word) in [("≥", ">="), ("≤", "<="), ("±", "+-")] {
      #expect(row.matches(of: word) == text.matches(of: sign), "\(text) as \(row)")
    }
    #expect(row.filter { $0.isLetter || $0.isNumber } == text.filter { $0.isLetter || $0.isNumber })
  }

  @Test("A reversed block is filled as far as it seems to be")
  func reversed() {
    let canvas = painted(3, 1) { canvas, _ in
      canvas.put("▊", x: 0, y: 0, Style(.bad, reversed: true))
      canvas.put("▎", x: 1, y: 0, Style(.bad, reversed: true))
      canvas.put("▎", x: 2, y: 0, Style(.bad))
    }
    let folded = canvas.asciiFolded()
    #expect(folded.lines == ["|#|"])
    #expect(folded.paperLines == [""])
  }
}

extension String {
  fileprivate func matches(of text: String) -> Int { ranges(of: text).count }
}
