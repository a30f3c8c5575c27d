import Testing

@testable import RatingData

@Suite struct `A movie's year` {
  @Test(
    arguments: [
      ("Toy Story (1995)", 1995), ("Babylon 5", nil), ("2001: A Space Odyssey (1968)  ", 1968),
      ("Death Note (2006–2007)", nil), ("", nil), (")", nil), ("(1995", nil), ("1995)", nil),
      ("(1995)", 1995), ("X (19a5)", nil), ("X (19955)", nil),
    ] as [(String, Int?)]) func `is read off the end of its title`(title: String, year: Int?)
  {
    #expect(Movie(id: MovieID(rawValue: 1), title: title).year == year)
  }
}
