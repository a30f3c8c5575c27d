import RatingData
import Testing

@testable import RatingFiles
@testable import RatingWriting
@testable import SyntheticRatings

/// Every published layout, imitated with a few lines.
@Suite struct `Published layouts` {
  @Test func `of MovieLens 100K have tabs, bars and flags`() throws {
    let flags = { (on: Int...) in
      (0..<19).map { on.contains($0) ? "1" : "0" }.joined(separator: "|")
    }
    let movies =
      "1|Léon (1994)|18-Nov-1994||http://example.org/?l%E9on|\(flags(6, 8))\n"
      + "2|Nobody's|01-Jan-1990||http://example.org|\(flags(0))\n"
      + "3||||http://example.org|\(flags(18))\n"
    let latin1 = movies.unicodeScalars.map { UInt8($0.value) }
    let data = try MemoryFiles(bytes: [
      "u.data": Array("2\t1\t3\t881250949\n1\t3\t5\t891717742\n".utf8), "u.item": latin1,
      "u.user": Array("1|24|M|technician|85711\n2|53|F|other|94043\n3|23|M|writer|32067\n".utf8),
      "u1.base": Array("1\t1\t1\t1\n".utf8), "u.genre": Array("unknown|0\n".utf8),
    ]).read()
    #expect(data.catalogue.movies.map(\.title) == ["Léon (1994)", "#3"])
    #expect(data.catalogue.movies.map(\.genres) == [["Crime", "Drama"], ["Western"]])
    #expect(data.catalogue.unratedMovies.map(\.genres) == [[]])
    #expect(
      data.catalogue.users.map(\.profile) == [
        .init(gender: "M", ageGroup: "24", occupation: "technician"),
        .init(gender: "F", ageGroup: "53", occupation: "other"),
      ])
    #expect(data.catalogue.silentUsers.count == 1)
    #expect(data.provenance.format == "ml-100k")
    #expect(data.provenance.evidence == "u.data, u.item and u.user with tabs and bars")
    #expect(data.warnings == ["u.item: 1 movie without a title: kept, shown as #3"])
  }

  @Test func `since 2014 need no links and no tags`() throws {
    let data = try MemoryFiles([
      "ratings.csv": "userId,movieId,rating,timestamp\n1,2,3.5,1112486027\n",
      "movies.csv": "movieId,title,genres\n2,Two (1999),War\n",
      "links.csv": "movieId,imdbId,tmdbId\n2,0113497,8844\n",
      "tags.csv": "userId,movieId,tag,timestamp\n1,2,fun,1\n", "genome-tags.csv": "tagId,tag\n",
    ]).read()
    #expect(data.catalogue.movies.map(\.title) == ["Two (1999)"])
    #expect(data.provenance.format == "movielens-csv")
    #expect(data.warnings == [])
  }

  @Test func `without their movies show ids, and say so`() throws {
    let csv = try MemoryFiles(["ratings.csv": "userId,movieId,rating,timestamp\n1,2,3,4\n"]).read()
    #expect(csv.catalogue.movies.map(\.title) == ["#2"])
    #expect(
      csv.warnings == ["movies.csv is not beside ratings.csv: movies are shown by their ids"])
    let dat = try MemoryFiles(["ratings.dat": "1::2::3::4\n"]).read()
    #expect(
      dat.warnings == ["movies.dat is not beside ratings.dat: movies are shown by their ids"])
    let own = try MemoryFiles(["ratings.csv": "user,item,rating\na,b,3\n"]).read()
    #expect(own.warnings == [])
    #expect(own.catalogue.movies.map(\.title) == ["b"])
  }

  @Test func `of RecBole keep the year apart and genres in a sequence`() throws {
    let data = try MemoryFiles([
      "ml.inter":
        "user_id:token\titem_id:token\trating:float\ttimestamp:float\n1\t2\t3\t4\n1\t3\t4\t5",
      "ml.item": "item_id:token\tmovie_title:token_seq\trelease_year:token\tclass:token_seq\n"
        + "2\tTwo \"of\" us\t1999\tDrama War\n3\tThree\tV\tSci-Fi\n",
    ]).read()
    #expect(data.catalogue.movies.map(\.title) == ["Two \"of\" us (1999)", "Three"])
    #expect(data.catalogue.movies.map(\.genres) == [["Drama", "War"], ["Sci-Fi"]])
    #expect(data.provenance.format == "recbole")
  }

  @Test func `are found beside the file of ratings that is named`() throws {
    let files = MemoryFiles.dat(ratings: "1::1::5::0\n")
    #expect(try files.read("ratings.dat").catalogue.movies.map(\.title) == ["One (1999)"])
    #expect(try files.read("ratings.dat").name == "somewhere")
  }

  @Test(arguments: PublishedSet.all) func `are known by what is in them`(set: PublishedSet) {
    let editions = Edition.all.filter { $0.set == set.known }
    #expect(editions.contains { $0.ratings == set.ratings && $0.users == set.users })
    for case .listed(let count) in editions.map(\.proof) { #expect(count == set.movies) }
  }

  @Test func `are known among others of the same counts`() throws {
    #expect(try Source.embedded.load().known == .mlLatestSmall)
    let plan = try SyntheticPlan(
      users: 943, movies: 1682, ratings: 100_000, factors: 4, scale: .oneToFive, seed: 1)
    let sink = MemorySink()
    try SetWriter(SyntheticSet(plan), as: .csv, to: .sink(sink)).write(watch: .none)
    let data = try MemoryFiles(bytes: ["my.csv": sink.bytes]).read()
    #expect(data.ratings.count == 100_000 && data.ratings.movieCount == 1682)
    #expect(data.known == nil)
  }

}
