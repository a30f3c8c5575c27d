import Testing

@testable import RatingData

@Suite struct `Titles as people write them` {
  private func shown(_ listed: String) -> Movie { Movie(id: MovieID(Int64(1)), title: listed) }

  @Test(arguments: [
    ("Shawshank Redemption, The (1994)", "The Shawshank Redemption (1994)"),
    (
      "Cité des enfants perdus, La (City of Lost Children, The) (1995)",
      "La Cité des enfants perdus (The City of Lost Children) (1995)"
    ), ("Avventura, L' (Adventure, The) (1960)", "L'Avventura (The Adventure) (1960)"),
    ("Avventura, L’ (1960)", "L’Avventura (1960)"),
    (
      "Human Centipede II (Full Sequence), The (2011)",
      "The Human Centipede II (Full Sequence) (2011)"
    ),
    (
      "Good, the Bad and the Ugly, The (Buono, il brutto, il cattivo, Il) (1966)",
      "The Good, the Bad and the Ugly (Il Buono, il brutto, il cattivo) (1966)"
    ),
    (
      "Professional, The (a.k.a. Leon: The Professional) (1994)",
      "The Professional (a.k.a. Leon: The Professional) (1994)"
    ),
    ("Postman, The (a.k.a. Postino, Il) (1994)", "The Postman (a.k.a. Il Postino) (1994)"),
    ("Eye, The (Gin gwai) (Jian gui) (2002)", "The Eye (Gin gwai) (Jian gui) (2002)"),
    ("Soliti ignoti, I (1958)", "I Soliti ignoti (1958)"), ("wicker man, the", "The wicker man"),
    ("Untertan, Der", "Der Untertan"), ("Matrix, The (0999)", "The Matrix (0999)"),
  ]) func `have their articles in front, also in other names`(listed: String, expected: String) {
    #expect(shown(listed).title == expected)
    #expect(shown(listed).listedTitle == listed)
    #expect(shown(listed).year == Movie(id: MovieID(Int64(1)), title: expected).year)
  }

  @Test(arguments: [
    "Toy Story (1995)", "Bye Bye, Love (1995)", "Steamboat Bill, Jr. (1928)", "301, 302 (1995)",
    "Lock, Stock & Two Smoking Barrels (1998)", "Girl, Interrupted (1999)", "Se, jie", "The",
    ", The", ", The (1999)", "(500) Days of Summer (2009)", "a, (b", "Good, Bad) (", "", ",", "(,)",
    "Good, the Bad and the Ugly (1966)",
  ]) func `stay as they are where no article is at the end`(listed: String) {
    #expect(shown(listed).title == listed)
  }

  @Test func `have a name without the year`() {
    #expect(shown("Matrix, The (1999)").name == "The Matrix")
    #expect(shown("Matrix, The (1999)").sortName == "Matrix")
    #expect(shown("The Matrix (1999)").sortTitle == "Matrix (1999)")
    #expect(shown("Avventura, L' (1960)").sortTitle == "Avventura (1960)")
    #expect(shown("Theorem (1968)").sortTitle == "Theorem (1968)")
    #expect(shown("A (1998)").sortName == "A")
    #expect(Movie(untitled: MovieID(Int64(7))).title == "#7")
  }
}
