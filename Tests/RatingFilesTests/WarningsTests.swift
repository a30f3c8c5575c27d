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
}
