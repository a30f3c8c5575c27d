import Dispatch
import Files
import RatingData
import TestFolders
import Testing

@testable import Profiles

/// Several programs change a profile at the same time, and people do by hand.
@Suite struct `Changes of a profile` {
  private let folder = TemporaryFolder()
  private var path: String { folder.path + "/me.csv" }
  private var file: ProfileFile { ProfileFile(path) }

  private func entry(_ id: Int, _ stars: Float = 4, _ title: String = "") -> Profile.Entry {
    .init(id: MovieID(Int64(id)), stars: stars, title: title)
  }

  private func write(_ text: String) throws {
    try DurableFile.replace(path, with: Array(text.utf8))
  }

  private var text: String {
    get throws { String(decoding: try InputFile.contents(of: path), as: UTF8.self) }
  }

  /// Threads, since tasks may come one after the other where many tests run.
  @Test func `of many at once are all kept, and no lock is left`() throws {
    DispatchQueue.concurrentPerform(iterations: 4) { [path] writer in
      for number in 0..<20 {
        let entry = Profile.Entry(id: MovieID(Int64(100 * writer + number)), stars: 4, title: "")
        let kept = try? ProfileFile(path).apply([ProfileChange(rated: [entry])])
        #expect(kept?.entries.contains(entry) == true)
      }
    }
    let kept = try file.read()
    #expect(kept.entries.count == 4 * 20)
    #expect(folder.names == ["me.csv"])
  }

  @Test func `leave all else in the file as it is, columns of others too`() throws {
    try write(
      "rating,movieId,note,title,seen\n3,1,\"a, b\",Toy Story (1995),2020\n5,2,,Heat (1995)\n")
    _ = try file.apply([
      ProfileChange(rated: [entry(2, 1, "Heat (1995)"), entry(3)]), ProfileChange(removed: []),
    ])
    #expect(
      try text == """
        movieId,rating,title,ids,note,seen
        1,3,Toy Story (1995),,"a, b",2020
        2,1,Heat (1995),,,
        3,4,,,,

        """)
    var profile = try file.read()
    let change = ProfileChange(rated: [entry(1, 5)], removed: [entry(3).key])
    let back = profile.apply(change)
    _ = try file.apply([change])
    #expect(try text.contains("\n1,5,Toy Story (1995),,\"a, b\",2020\n"))
    #expect(try !text.contains("\n3,"))
    _ = try file.apply([back])
    #expect(try text.contains("\n1,3,Toy Story (1995),,\"a, b\",2020\n"))
    #expect(try text.contains("\n3,4,"))
  }

  @Test(arguments: [
    ("movieId,rating\n1,lots\n", ":2: expected a rating above 0"),
    ("movieId,rating,title\n1,4,Good, Bad\n", ":2: expected 3 fields, as the first line has"),
    ("movieId,rating,note,Note\n1,4,a,b\n", ":1: expected each column once"),
    ("Name,Year,Rating\nHeat,1995,4\n", ":1: expected the columns"),
  ])
  func `are not made in a file that would lose by it`(_ text: String, _ reason: String) throws {
    try write(text)
    let error = try #require(throws: ProfileError.self) {
      try file.apply([ProfileChange(rated: [entry(2)])])
    }
    #expect(error.description.contains(reason), "\(error)")
    #expect(try self.text == text)
    #expect(folder.names == ["me.csv"])
  }

  @Test func `are taken back, whatever they changed`() {
    let before = Profile([entry(1, 2, "a"), entry(2, 3, "b")])
    for change in [
      ProfileChange(rated: [entry(1, 5), entry(7), entry(7, 1)]),
      ProfileChange(removed: [entry(2).key, entry(9).key]),
      ProfileChange(rated: [entry(2, 1)], removed: [entry(2).key]),
    ] {
      var profile = before
      let back = profile.apply(change)
      #expect(profile != before)
      profile.apply(back)
      #expect(Set(profile.entries.map(\.title)) == ["a", "b"], "\(change)")
      #expect(profile.entries.map(\.stars).sorted() == [2, 3], "\(change)")
    }
  }
}
