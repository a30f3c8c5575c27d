import Testing

@testable import RatingData

@Suite struct `Title search` {
  private let titles = [
    "Toy Story (1995)", "Toy Story 2 (1999)", "Matrix, The (1999)", "Spider-Man (2002)",
    "E.T. the Extra-Terrestrial (1982)", "Amélie (Fabuleux destin d'Amélie Poulain, Le) (2001)",
    "Hamlet (1990)", "Hamlet (2000)", "Schindler's List (1993)", "Avventura, L' (1960)",
    "Seven (a.k.a. Se7en) (1995)", "Ma vie en rose", "WALL·E (2008)", "Story of Us, The (1999)",
  ]

  private var search: TitleSearch {
    TitleSearch(
      titles.enumerated().map { Movie(id: MovieID(Int64($0 + 1)), title: $1) })
  }

  private func filtered(_ query: String) -> [String] {
    search.filter(query).map { titles[$0.position] }
  }

  @Test(arguments: [
    ("toy", ["Toy Story (1995)", "Toy Story 2 (1999)"]), ("STORY toy 2", ["Toy Story 2 (1999)"]),
    ("the matrix", ["Matrix, The (1999)"]), ("matr", ["Matrix, The (1999)"]),
    ("spiderman", ["Spider-Man (2002)"]), ("spider man", ["Spider-Man (2002)"]),
    ("spider-man", ["Spider-Man (2002)"]),
    ("e.t.", ["E.T. the Extra-Terrestrial (1982)", "Hamlet (1990)", "Hamlet (2000)"]),
    ("amelie", ["Amélie (Fabuleux destin d'Amélie Poulain, Le) (2001)"]),
    ("AMÉLIE", ["Amélie (Fabuleux destin d'Amélie Poulain, Le) (2001)"]),
    ("Ame\u{301}lie", ["Amélie (Fabuleux destin d'Amélie Poulain, Le) (2001)"]),
    ("schindlers", ["Schindler's List (1993)"]), ("schindler’s", ["Schindler's List (1993)"]),
    ("1990", ["Hamlet (1990)"]), ("walle", ["WALL·E (2008)"]), ("rose & vie", []),
    // But for a slip in a word, where none is without.
    ("toyz", ["Toy Story (1995)", "Toy Story 2 (1999)"]), ("scindler", ["Schindler's List (1993)"]),
    ("toystory", ["Toy Story (1995)", "Toy Story 2 (1999)"]), ("mtarix", ["Matrix, The (1999)"]),
    ("the matirx", ["Matrix, The (1999)"]), ("lavvventura", ["Avventura, L' (1960)"]),
    ("extraterestrial", ["E.T. the Extra-Terrestrial (1982)"]), ("terestrial", []),
    ("2003", []), ("mtx", []), ("mtairx", []), ("story toyz 2", ["Toy Story 2 (1999)"]),
  ]) func `filters by every word of the query`(query: String, expected: [String]) {
    #expect(filtered(query) == expected)
  }

  @Test(arguments: [
    // Numbers and words in another spelling, as whole words; where they stand so, that is a hit, too.
    ("rocky 2", ["Rocky II (1979)", "Rocky III (1982)", "Rocky Balboa (2006)"]),
    ("rocky two", ["Rocky II (1979)"]),
    ("rocky ii", ["Rocky II (1979)", "Rocky III (1982)"]),
    ("three colours", ["Three Colors: Red (1994)"]),
    ("dr strangelove", ["Doctor Strangelove (1964)"]), ("lebowsky", ["Big Lebowski, The (1998)"]),
  ]) func `filters by words in another spelling`(query: String, expected: [String]) {
    let titles = [
      "Rocky (1976)", "Rocky II (1979)", "Rocky III (1982)", "Rocky Balboa (2006)",
      "Three Colors: Red (1994)", "Doctor Strangelove (1964)", "Big Lebowski, The (1998)",
    ]
    let movies = titles.enumerated().map { Movie(id: MovieID(Int64($0 + 1)), title: $1) }
    let search = TitleSearch(movies)
    let found = search.filter(query)
    #expect(found.map { titles[$0.position] } == expected)
    // What is meant stands among what is found, by the same rules.
    if case .one(let movie) = search.find(query) { #expect(found.contains(movie)) }
    #expect(
      search.named("rocky 2", among: movies.indices.map { MovieIndex($0) }) == [MovieIndex(1)])
    #expect(search.named("rock", among: movies.indices.map { MovieIndex($0) }) == [])
    #expect(search.matches("rocky 2", in: MovieIndex(1)) == [0..<5, 6..<8])
    #expect(search.matches("colours red", in: MovieIndex(4)) == [6..<12, 14..<17])
  }

  @Test(arguments: ["", " ", "(", " - "]) func `filters nothing away without a word`(query: String)
  {
    #expect(filtered(query) == titles)
  }

  @Test(
    arguments: [
      ("toy", 0, [0..<3]), ("story to", 0, [0..<2, 4..<9]), ("to toy", 1, [0..<3, 5..<7]),
      ("spiderman", 3, [0..<10]), ("et", 4, [0..<3]), ("amelie", 5, [0..<6, 29..<35]),
      ("1995 o", 0, [1..<2, 6..<7, 11..<15]),
      ("toystory", 0, [0..<9]), ("stroy", 0, [4..<9]), ("mtarix", 2, [4..<10]),
      ("schindlerz", 8, [0..<11]), ("x", 0, []), ("", 0, []),
    ] as [(String, Int, [Range<Int>])])
  func `says which characters of a title match`(query: String, movie: Int, expected: [Range<Int>]) {
    #expect(search.matches(query, in: MovieIndex(movie)) == expected)
  }

  @Test(arguments: [
    // The whole title, then without its year, whatever the case and the article's place.
    ("Toy Story (1995)", 0), ("toy story 1995", 0), ("Toy Story", 0), ("toy story 2", 1),
    ("Matrix, The (1999)", 2), ("the matrix", 2), ("The Matrix (1999)", 2), ("Matrix, The", 2),
    ("L'Avventura", 9), ("Le fabuleux destin d'Amelie Poulain", 5), ("Amélie", 5), ("se7en", 10),
    ("Hamlet (2000)", 7), ("ma vie en rose", 11),
    // Its beginning.
    ("story", 13), ("matr", 2), ("the mat", 2), ("Toy Story 2 (19", 1), ("schind", 8),
    // Its words.
    ("list", 8), ("terrestrial extra", 4), ("rose vie", 11), ("us story", 13), ("errestri", 4),
    // A slip or two.
    ("story of us 1999", 13), ("Toy Story II", 1), ("Ma Vie en Rosé", 11), ("matrix 1998", 2),
    ("Toy Stroy", 0), ("schindlers lsit", 8), ("spidermann", 3), ("the matirx", 2),
  ]) func `finds the one movie that is meant`(text: String, movie: Int) {
    #expect(search.find(text) == .one(MovieIndex(movie)))
  }

  @Test(arguments: [("hamlet", [6, 7]), ("ham", [6, 7]), ("toy", [0, 1]), ("1999", [1, 2, 13])])
  func `lists the candidates where several are meant`(text: String, movies: [Int]) {
    #expect(search.find(text) == .ambiguous(movies.map { MovieIndex($0) }))
  }

  @Test func `offers what is nearest where nothing fits`() {
    #expect(search.find("hambler") == .none(closest: [MovieIndex(6), MovieIndex(7)]))
    #expect(search.find("kwyjibo") == .none(closest: []))
    #expect(search.find("") == .none(closest: []))
    #expect(search.find("?!") == .none(closest: []))
    #expect(TitleSearch([]).find("Fargo") == .none(closest: []))
  }

  private func find(_ text: String, in titles: [String]) -> TitleSearch.Match {
    TitleSearch(titles.enumerated().map { Movie(id: MovieID(Int64($0)), title: $1) }).find(text)
  }

  @Test func `takes a title without the article that is listed behind it`() {
    let titles = ["Matrix Reloaded, The (2003)", "Matrix, The (1999)", "Avventura, L' (1960)"]
    #expect(find("matrix", in: titles) == .one(MovieIndex(1)))
    #expect(find("avventura", in: titles) == .one(MovieIndex(2)))
  }

  @Test func `takes an article alone for no title`() {
    let titles = [
      "Human Centipede II (Full Sequence), The (2011)", "Matrix, The (1999)", "Fargo (1996)",
    ]
    #expect(find("the", in: titles) == .ambiguous([MovieIndex(0), MovieIndex(1)]))
    #expect(find("human centipede ii", in: titles) == .one(MovieIndex(0)))
  }

  @Test func `does not compare a text with titles that are far shorter`() {
    let long = String(repeating: "a", count: 100_000)
    #expect(search.find(long) == .none(closest: []))
    #expect(search.filter(long).isEmpty)
  }

  @Test func `puts titles in alphabetical order whatever their case, accents and first mark`() {
    let titles = ["zoo", "…And Justice", "Élan", "Elan", "'burbs, The", "elm", "1984"]
    let ranks = TitleSearch(
      titles.enumerated().map { Movie(id: MovieID(Int64($0)), title: $1) }
    ).alphabeticalRanks
    let order = titles.indices.sorted { ranks[$0] < ranks[$1] }.map { titles[$0] }
    #expect(order == ["1984", "…And Justice", "'burbs, The", "Élan", "Elan", "elm", "zoo"])
  }

  @Test func `puts numbers that stand for titles in the order of numbers`() {
    let movies =
      [10, 9, 100, 1].map { Movie(untitled: MovieID(Int64($0))) }
      + [Movie(id: MovieID(Int64(7)), title: "Alien (1979)")]
    let ranks = TitleSearch(movies).alphabeticalRanks
    #expect(
      movies.indices.sorted { ranks[$0] < ranks[$1] }.map { movies[$0].title } == [
        "#1", "#9", "#10", "#100", "Alien (1979)",
      ])
  }

  @Test func `puts titles in alphabetical order by what follows their article, whatever its place`()
  {
    let titles = [
      "Zulu (1964)", "Matrix, The (1999)", "The Long Goodbye (1973)", "A Man and a Woman (1966)",
      "Avventura, L' (1960)", "Das Boot (1981)", "An (2015)", "Anna (2013)",
    ]
    let movies = titles.enumerated().map { Movie(id: MovieID(Int64($0)), title: $1) }
    let ranks = TitleSearch(movies).alphabeticalRanks
    #expect(
      movies.indices.sorted { ranks[$0] < ranks[$1] }.map { movies[$0].title } == [
        "An (2015)", "Anna (2013)", "L'Avventura (1960)", "Das Boot (1981)",
        "The Long Goodbye (1973)", "A Man and a Woman (1966)", "The Matrix (1999)", "Zulu (1964)",
      ])
  }

  @Test func `prefers the title as it is spelled to one that folds alike`() {
    let twins = ["Café (2000)", "Cafe (2000)"].enumerated().map {
      Movie(id: MovieID(Int64($0)), title: $1)
    }
    #expect(TitleSearch(twins).find("cafe (2000)") == .one(MovieIndex(1)))
    #expect(TitleSearch(twins).find("CAFÉ (2000)") == .one(MovieIndex(0)))
    #expect(TitleSearch(twins).find("cafe") == .ambiguous([MovieIndex(0), MovieIndex(1)]))
  }
}

@Suite struct `Edit distance` {
  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1),
    ("abc", "xabc", 1), ("abc", "axc", 1), ("ca", "abc", 3), ("kitten", "sitting", 3),
    ("toy stroy", "toy story", 1),
  ]) func `counts slips, in either direction`(a: String, b: String, expected: Int) {
    #expect(EditDistance.between(Array(a.utf8), Array(b.utf8)) == expected)
    #expect(EditDistance.between(Array(b.utf8), Array(a.utf8)) == expected)
  }
}
