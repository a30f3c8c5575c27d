import RatingData
import Testing

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
