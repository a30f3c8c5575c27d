import RatingData
import Testing

@testable import RatingFiles

@Suite struct `Warnings that are kept` {
  @Test func `repeated ratings are counted, wherever they stand`() throws {
    let grouped = try MemoryFiles.dat(ratings: "1::1::5::0\n1::1::4::0\n1::2::4::0\n2::1::3::0\n")
      .read()
    #expect(
      grouped.warnings == [
        "ratings.dat: 1 rating repeats an earlier one of the same user and movie; all are kept"
      ])
    let scattered = try MemoryFiles.dat(
      ratings: "1::1::5::0\n2::1::3::0\n1::2::4::0\n1::1::4::0\n2::1::3::0\n"
    ).read()
    #expect(scattered.ratings.count == 5)
    #expect(
      scattered.warnings == [
        "ratings.dat: 2 ratings repeat an earlier one of the same user and movie; all are kept"
      ])
    #expect(scattered.rating(of: MovieIndex(0), by: UserIndex(0)) == 4, "the last one counts")
  }

  @Test func `a rated movie that is not listed is named by its id`() throws {
    let data = try MemoryFiles.dat(ratings: "1::3952::5::0\n1::1::4::0\n2::3952::1::0\n").read()
    #expect(data.catalogue.movies.map(\.title) == ["One (1999)", "#3952"])
    #expect(data.catalogue.unratedMovies.map(\.title) == ["Two"])
    #expect(
      data.warnings == ["ratings.dat: 2 ratings of 1 movie not in movies.dat: kept, shown as #3952"]
    )
  }

  @Test func `of two columns that may be the same, it is said which one is taken`() throws {
    let data = try MemoryFiles.alone("userId,movie,title,rating,user\n1,2,x,3,9\n").read("my.txt")
    #expect(data.catalogue.users.map(\.id) == [UserID(1)])
    #expect(data.catalogue.movies.map(\.id) == [MovieID(2)])
    #expect(
      data.warnings == [
        "my.txt:1: userId is taken for the user, and not user",
        "my.txt:1: movie is taken for the item, and not title",
      ])
  }

  @Test func `a user who is not listed has no profile`() throws {
    let data = try MemoryFiles([
      "ratings.dat": "1::1::5::0\n2::1::5::0\n3::1::5::0\n", "movies.dat": "1::One::War\n",
      "users.dat": "2::F::35::20::x\n",
    ]).read()
    #expect(data.catalogue.users.map { $0.profile?.occupation } == [nil, "writer", nil])
    #expect(
      data.warnings == [
        "ratings.dat: 2 users not in users.dat: kept, their profiles are unknown"
      ])
  }

  @Test func `ids may be huge, scattered and out of order`() throws {
    let ids: [Int64] = [.max, 0, 1 << 22, 5_000_000_000, (1 << 22) - 1, 7]
    let lines = ids.map { "\($0)::\($0)::3::9\n" }.joined()
    let data = try MemoryFiles.dat(ratings: lines + lines).read()
    #expect(data.catalogue.users.map(\.id.rawValue.number) == ids.sorted())
    #expect(data.catalogue.movies.map(\.id.rawValue.number) == ids.sorted())
    let order = ids.map { id in UserIndex(ids.count { $0 < id }) }
    #expect(data.ratings.users == order + order)
    #expect(data.catalogue.index(of: UserID(.max)) == UserIndex(5))
  }

  /// The first is the usual spelling.
  @Test(arguments: [("1", "1.0"), ("7", "007"), ("100000", "1e+05"), ("3.0", "3.00")])
  func `a number in two spellings is two ids, and said`(_ usual: String, _ other: String) throws {
    let text = "userId,movieId,rating\n\(usual),2,3\n\(other),3,4\n9,2,4\n"
    let users = try MemoryFiles.alone(text, named: "my.csv").read("my.csv")
    #expect(users.ratings.userCount == 3)
    let start = "is another spelling of a number that is an id, too, such as"
    #expect(
      users.warnings.first
        == "my.csv: 1 user id of 3 \(start) \"\(other)\" of \"\(usual)\"; taken for another user:"
        + " spell each id in one way")
    let movies = try MemoryFiles.alone(
      "userId,movieId,rating\n2,\(usual),3\n3,\(other),4\n2,9,4\n", named: "my.csv"
    ).read("my.csv")
    #expect(movies.warnings.first?.contains("1 movie id of 3 \(start)") == true)
  }

  @Test func `of many ids in two spellings the least is shown, and odd ones are said besides`()
    throws
  {
    let numbers = (2...40).map { "\($0),1,3\n" }.joined()
    let data = try MemoryFiles.alone(
      "userId,movieId,rating\n" + numbers + "10.0,1,3\n4.0,1,3\nx,1,3\n", named: "my.csv"
    ).read("my.csv")
    #expect(
      data.warnings == [
        "my.csv: 2 user ids of 42 are other spellings of a number that is an id, too, such as \"4.0\" of \"4\";"
          + " taken for another user: spell each id in one way",
        "my.csv: 1 user id of 42 is no canonical number, such as \"x\"; kept as text",
      ])
  }

  @Test(arguments: ["1.5", "1x", "0x1", "-1", "1e400", "9007199254740993.0", "٣", "."])
  func `what is no whole number is another id than any number`(_ id: String) {
    #expect(Identifier(id).wholeNumber == nil)
  }

  @Test func `ids that are listed in another spelling are said`() throws {
    let data = try MemoryFiles([
      "ratings.csv": "userId,movieId,rating,timestamp\n1,1.0,4,9\n1,2.0,4,9\n1,3,4,9\n",
      "movies.csv": "movieId,title,genres\n1,One (1999),Drama\n2,Two (1999),Drama\n3,Three,Drama\n",
    ]).read()
    #expect(
      data.warnings.contains(
        "ratings.csv: 2 movie ids of movies.csv spelled in another way, such as \"1.0\" for \"1\": spell"
          + " them as it does"), "\(data.warnings)")
  }
}
