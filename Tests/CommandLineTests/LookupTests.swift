import RatingData
import Testing

@testable import marquee

@Suite struct `Looking movies and users up` {
  private let catalogue = SmallData.data.catalogue

  private func message(_ lookup: () throws(Failure) -> some Any) -> String? {
    do {
      _ = try lookup()
    } catch .badData(let message) {
      return message
    } catch {
      return "another failure: \(error)"
    }
    return nil
  }

  private func movie(_ title: String) throws(Failure) -> MovieIndex {
    try catalogue.movie(title: title) { [3, 1, 2, 5][$0.position] }
  }

  @Test func `finds what is there`() throws {
    #expect(try movie("toy story") == MovieIndex(0))
    #expect(try catalogue.movie(id: MovieID(9)) == MovieIndex(3))
    #expect(try catalogue.user(id: UserID(42)) == UserIndex(2))
  }

  @Test func `lists the candidates for an ambiguous title, most rated first, ids aligned`() {
    #expect(
      message { () throws(Failure) in try movie("hamlet") } == """
        "hamlet" may mean 2 movies; give more of the title, or --id:
          9  Hamlet (2000)
          7  Hamlet (1990)
        """)
  }

  @Test func `counts no movie as a candidate that nobody rated`() throws {
    #expect(try movie("Hamlet (1990)") == MovieIndex(2))
    #expect(
      message { () throws(Failure) in try movie("toy s") }?
        .hasPrefix("\"toy s\" may mean 2 movies") == true)
    #expect(
      message { () throws(Failure) in try movie("Fargo (1996)") }
        == "nobody rated Fargo (1996), so nothing is learned of it")
    #expect(
      message { () throws(Failure) in try catalogue.movie(id: MovieID(6)) }
        == "nobody rated Fargo (1996), so nothing is learned of it")
  }

  @Test func `offers what is near, or nothing`() {
    #expect(
      message { () throws(Failure) in try movie("hamster") } == """
        no movie is called "hamster"; the nearest titles are:
          7  Hamlet (1990)
          9  Hamlet (2000)
        """)
    #expect(
      message { () throws(Failure) in try movie("kwyjibo") }
        == "no movie is called \"kwyjibo\"")
  }

  @Test func `says which ids there are`() {
    #expect(
      message { () throws(Failure) in try catalogue.movie(id: MovieID(2)) }
        == "no movie has the id 2; those with ratings run from 1 to 9")
    #expect(
      message { () throws(Failure) in try catalogue.user(id: UserID(0)) }
        == "no user has the id 0; those with ratings run from 2 to 42")
    #expect(
      message { () throws(Failure) in try catalogue.user(id: UserID(4)) }
        == "user 4 is listed and rated nothing, so nothing is learned of them")
  }
}
