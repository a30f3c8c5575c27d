import RatingData
import Testing

@Suite struct `Users whose ids begin as typed` {
  private func catalogue(_ ids: [String]) -> Catalogue {
    Catalogue(movies: [], users: ids.map { UserID($0) }.sorted().map { User(id: $0) })
  }

  private func found(_ text: String, _ ids: [String], most: Int = 9) -> [String] {
    let catalogue = catalogue(ids)
    return catalogue.users(idsBeginningWith: text, most: most).map { catalogue[$0].id.description }
  }

  @Test(arguments: [
    ("1", ["1", "10", "19", "100"]), ("10", ["10", "100"]), ("0", ["0"]), ("01", []), ("-1", []),
    ("x", []), ("99999999999999999999", []),
  ])
  func `are found among numbers`(text: String, expected: [String]) {
    #expect(found(text, ["0", "1", "2", "10", "19", "21", "100"]) == expected)
  }

  @Test func `are found among texts, and no more than are wanted`() {
    #expect(found("an", ["ann", "bob", "anton", "007"]) == ["ann", "anton"])
    #expect(found("00", ["ann", "007"]) == ["007"])
    #expect(found("", ["a", "b", "c"], most: 2) == ["a", "b"])
  }
}
