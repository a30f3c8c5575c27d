import Testing

@testable import RatingData

/// Movies and their sequels, found by title.
@Suite struct `Series of movies` {
  @Test(arguments: [
    ["Toy Story (1995)", "Toy Story 2 (1999)"],
    ["Godfather, The (1972)", "Godfather: Part II, The (1974)", "Godfather: Part III, The (1990)"],
    [
      "Star Wars: Episode IV - A New Hope (1977)", "Star Wars: Episode V - The Empire (1980)",
      "Star Wars (1977)",
    ],
    ["Star Trek: The Motion Picture (1979)", "Star Trek VI: The Undiscovered Country (1991)"],
    [
      "Harry Potter and the Half-Blood Prince (2009)", "Harry Potter and the Goblet of Fire (2005)",
    ],
    ["Three Colors: Red (Trois couleurs: Rouge) (1994)", "Three Colors: Blue (Trois) (1993)"],
    ["Kill Bill: Vol. 1 (2003)", "Kill Bill: Vol. 2 (2004)"], ["Rocky (1976)", "Rocky IV (1985)"],
    ["Kill Bill Vol. 1 (2003)", "Kill Bill Vol. 2 (2004)"],
  ])
  func `are found by what their titles share`(titles: [String]) {
    let movies = titles + ["Fargo (1996)", "Malcolm X (1992)", "Apollo 13 (1995)"]
    #expect(families(movies) == [titles])
  }

  @Test(arguments: [
    ["Hamlet (1990)", "Hamlet (2000)"], ["Big (1988)", "Big Lebowski, The (1998)"],
    ["Beauty and the Beast (1991)", "Beauty (2011)"], ["Heat (1995)", "Heat and Dust (1983)"],
    ["2 (2007)", "10 (1979)"], ["", ": (1990)"],
  ])
  func `are none where movies are made anew, or share a word`(titles: [String]) {
    #expect(families(titles).isEmpty)
  }

  @Test func `have no movie that does not count`() {
    let movies = ["Alien (1979)", "Alien 3 (1992)", "Alien 4 (1997)"].enumerated().map {
      Movie(id: MovieID(Int64($0)), title: $1)
    }
    let series = MovieSeries(movies) { $0 != MovieIndex(1) }
    #expect(series.families == [[MovieIndex(0), MovieIndex(2)]])
    #expect(series.movieCount == 2)
    #expect(MovieSeries(movies) { $0 == MovieIndex(1) }.families.isEmpty)
  }

  private func families(_ titles: [String]) -> [[String]] {
    let movies = titles.enumerated().map { Movie(id: MovieID(Int64($0)), title: $1) }
    return MovieSeries(movies).families.map { family in family.map { titles[$0.position] } }
  }
}
