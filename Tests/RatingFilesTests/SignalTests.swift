import RatingData
import Testing

@testable import RatingFiles

@Suite struct `Implicit signals` {
  private func read(
    _ text: String, columns: [RatingColumn?]? = nil, name: String = "my.txt"
  ) throws -> DataSet {
    try MemoryFiles.alone(text).read(name, ReadingOptions(columns: columns, signal: .implicit))
  }

  @Test(arguments: [
    "1,2\n1,3\n2,3\n", "userId,movieId\n1,2\n1,3\n2,3\n", "1 2\n1 3\n2 3",
    "1,2,1112486027\n1,3,1112486027\n2,3,1112486028\n",
    "user,item,ts\n1,2,1112486027\n1,3,1112486027\n2,3,1112486028\n",
    "%%MatrixMarket matrix coordinate pattern general\n2 3 3\n1 2\n1 3\n2 3\n",
  ]) func `need no column of values`(text: String) throws {
    let ratings = try read(text).ratings
    #expect(Array(ratings.values) == [1, 1, 1])
    #expect(ratings.users == [0, 0, 1].map { UserIndex($0) })
    #expect(ratings.movies == [0, 1, 1].map { MovieIndex($0) })
    #expect(ratings.times.isEmpty == !text.contains("1112486027"))
  }

  @Test func `may be of any size`() throws {
    let ratings = try read("ann,x,12345678\nbob,x,0\nbob,y,2500000000\ncy,x,-3\ncy,y,170\n").ratings
    #expect(Array(ratings.values) == [12_345_678, 0, 2.5e9, -3, 170])
  }

  @Test func `count as relevant from anything above zero`() throws {
    let ratings = try read("1,2,0\n1,3,0.01\n2,3,9000\n").with(.implicit).ratings
    #expect(ratings.signal == .implicit && ratings.scale.signal == .implicit)
    #expect(ratings.values.map { $0 >= ratings.relevanceThreshold } == [false, true, true])
  }

  @Test func `are told by their names where there are more columns`() throws {
    let text = "user,artist,country,n\n1,2,NZ,300\n2,2,FR,1\n"
    #expect(Array(try read(text).ratings.values) == [1, 1])
    let named = try read(text, columns: [.user, .item, nil, .rating])
    #expect(Array(named.ratings.values) == [300, 1])
  }

  @Test func `are asked for in words where ratings would be refused`() {
    let counts = MemoryFiles.alone("1,2,5\n1,3,700\n").refusal("my.txt", ReadingOptions())
    #expect(
      counts?.description
        == "my.txt:2:5: expected a rating from -100 to 100, found \"700\"; bring the scale into that"
        + " range, or read counts by --signal implicit")
    #expect(MemoryFiles.alone("1\n2\n").refusal("my.txt", ReadingOptions(signal: .implicit)) != nil)
  }
}
