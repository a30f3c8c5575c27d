import RatingData
import Testing

@Suite struct `An id` {
  @Test(arguments: ["0", "7", "42", "9223372036854775807"])
  func `of digits is a number`(spelling: String) {
    #expect(Identifier(spelling).number.map(String.init) == spelling)
    #expect(Identifier(spelling).description == spelling)
  }

  @Test(arguments: ["", "007", "-1", "+1", "9223372036854775808", "tt0114709", "4.0", "٣", " 1"])
  func `of anything else is a text and stays as it is spelled`(spelling: String) {
    #expect(Identifier(spelling) == .text(spelling))
    #expect(Identifier(spelling).description == spelling)
  }

  @Test(arguments: [("\u{E9}", "e\u{301}"), ("K", "\u{212A}"), ("7", "07")])
  func `is another one where it is spelled otherwise`(spelling: String, other: String) {
    let ids = [Identifier(spelling), Identifier(other)]
    #expect(ids[0] != ids[1])
    #expect(ids[0] < ids[1] || ids[1] < ids[0])
    #expect(Set(ids).count == 2)
    #expect(Set(ids + ids) == Set(ids))
  }

  @Test func `comes before a larger one, and a number before a text`() {
    let ids = ["b", "10", "9", "a", "007", "é", "z"].map { Identifier($0) }.sorted()
    #expect(ids.map(\.description) == ["9", "10", "007", "a", "b", "z", "é"])
  }
}

@Suite("A movie's year")
struct MovieTests {
  @Test(
    "It is what stands in the title's closing parentheses",
    arguments: [
      ("Toy Story (1995)", 1995), ("Toy Story (1995) ", 1995),
      ("(500) Days of Summer (2009)", 2009),
      ("Amélie (2001)", 2001), ("2001: A Space Odyssey (1968)", 1968), ("(1995)", 1995),
    ] as [(String, Int?)])
  func present(title: String, year: Int?) {
    #expect(Movie(id: MovieID(1), title: title).year == year)
  }

  @Test(
    "A title that does not end so has none",
    arguments: [
      "", "Toy Story", "Toy Story (1995", "Toy Story 1995)", "Toy Story (95)", "Stargate (19x5)",
      "Babylon 5", "Fawlty Towers (1975-1979)", "(1995) Toy Story", ")", "()",
    ])
  func absent(title: String) {
    #expect(Movie(id: MovieID(1), title: title).year == nil)
  }
}
