import Testing

@testable import RatingData

@Suite struct `Titles of other catalogues` {
  private func index(_ titles: [String]) -> (index: TitleIndex, movies: [Movie]) {
    let movies = titles.enumerated().map { Movie(id: MovieID(Int64($0)), title: $1) }
    return (TitleIndex(movies), movies)
  }

  private func found(_ typed: String, _ year: Int?, in titles: [String]) -> [String] {
    let (index, movies) = index(titles)
    return switch index.match(titled: typed, year: year) {
    case .one(let movie): [movies[movie.position].listedTitle]
    case .several(let several): several.map { movies[$0.position].listedTitle }
    case .none: []
    }
  }

  @Test func `are found as people write them, and what is not there is not`() {
    let (index, movies) = index(SpelledTitles.listed)
    for line in SpelledTitles.lines {
      let typed = Movie(id: MovieID(""), title: line.typed)
      let match = index.match(titled: typed.listedName, year: typed.year)
      let expected = line.listed.flatMap { title in movies.firstIndex { $0.listedTitle == title } }
      #expect(
        match == (expected.map { .one(MovieIndex($0)) } ?? .none), "\(line.typed)")
    }
    #expect(SpelledTitles.lines.count > 250)
  }

  @Test func `are told as two where two fit`() {
    let twins = ["Emma (1996)", "Emma (1996)", "Emma (1972)"]
    #expect(found("Emma", 1996, in: twins) == ["Emma (1996)", "Emma (1996)"])
    #expect(found("Emma", nil, in: twins).count == 3)
    let around = ["Crash (1995)", "Crash (1997)"]
    #expect(found("Crash", 1996, in: around) == around)
    let parts = ["Saga: The Long Road (1990)", "Tale: Long Road (1990)"]
    #expect(found("The Long Road", 1990, in: parts) == parts)
    let slips = ["Marathon Men (1980)", "Marathon Mane (1980)"]
    #expect(
      found("Marathon Man", 1980, in: slips) == ["Marathon Men (1980)", "Marathon Mane (1980)"])
  }

  @Test(arguments: [
    // Another number, another year, another movie of the same name or nearly so.
    ("Rocky V", 1979, ["Rocky II (1979)"]), ("Alien", 1986, ["Aliens (1986)"]),
    ("Hunted", 1995, ["Haunted (1995)"]), ("Psycho", 1983, ["Psycho II (1983)"]),
    ("Marathon Man 2", 1976, ["Marathon Man 3 (1976)"]),
    ("Marathon Mann", 1978, ["Marathon Man (1976)"]),
    // A part in another year, or that is a single word.
    ("The Long Road", 1992, ["Saga: The Long Road (1990)"]),
    ("Red", 1994, ["Three Colors: Red (1994)"]),
    ("Saga", 1991, ["Saga: The Long Road (1990)"]),
    ("Saga", 1992, ["Saga: One (1990)", "Saga: Two (1992)"]),
    // Something else about a movie, of its year.
    ("Inception: The Cobol Job", 2010, ["Inception (2010)"]),
    ("The Making of Jurassic Park", 1993, ["Jurassic Park (1993)"]),
    ("List", 1993, ["Schindler's List (1993)"]),
    ("", 1990, [" (1990)", "Saga (1990)"]), ("The", 1990, ["The Saga (1990)"]),
  ]) func `are no other movie`(typed: String, year: Int, titles: [String]) {
    #expect(found(typed, year, in: titles).isEmpty)
  }

  @Test func `need a whole name where no year is said`() {
    #expect(found("Old Boy", nil, in: ["Oldboy (2003)"]) == ["Oldboy (2003)"])
    #expect(found("The Long Road", nil, in: ["Saga: The Long Road (1990)"]).isEmpty)
    #expect(found("Old Bay", nil, in: ["Oldboy (2003)"]).isEmpty)
  }
}

@Suite struct `Keys of titles` {
  @Test(arguments: [
    ("Lock, Stock and Two Smoking Barrels", "Lock, Stock & Two Smoking Barrels"),
    ("Romeo + Juliet", "Romeo and Juliet"), ("Oldboy", "Old Boy"), ("Rocky II", "Rocky 2"),
    ("The Karate Kid, Part III", "Karate Kid 3"), ("Kill Bill: Volume 1", "Kill Bill: Vol. 1"),
    ("Part I", "Part 1"), ("Twelve Monkeys", "12 Monkeys"), ("M*A*S*H", "MASH"), ("8½", "8 1/2"),
    ("Three Colours: Red", "Three Colors - Red"), ("Dr. No", "Doctor No"), ("WALL·E", "Wall-E"),
    ("The Organisation", "the organization"),
  ]) func `are the same of one name in two spellings`(one: String, other: String) {
    #expect(TitleKey(one) == TitleKey(other))
  }

  @Test(arguments: [
    ("Rocky II", "Rocky III"), ("X-Men", "10 Men"), ("I, Robot", "Robot"), ("A", ""),
    ("Alien", "Aliens"),
  ]) func `differ of two names`(one: String, other: String) {
    #expect(TitleKey(one) != TitleKey(other))
  }
}
