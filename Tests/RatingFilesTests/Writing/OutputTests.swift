import Files
import RatingData
import TestFolders
import Testing

@testable import RatingFiles
@testable import RatingWriting
@testable import SyntheticRatings

@Suite struct `Places to write to` {
  private let folder = TemporaryFolder()

  private func write(
    _ format: RatingFormat, to name: String, _ onExisting: ExistingOutput = .refuse,
    watch: WritingWatch = .none
  ) throws(WritingError) {
    let output = Output.path("\(folder.path)/\(name)", onExisting: onExisting)
    try SetWriter(WrittenSets.small, as: format, to: output).write(watch: watch)
  }

  @Test func `are not written over unasked`() throws {
    try write(.csv, to: "r.csv")
    try write(.ml1m, to: "set")
    #expect(throws: WritingError.exists(path: "\(folder.path)/r.csv")) {
      try write(.tsv, to: "r.csv")
    }
    #expect(throws: WritingError.exists(path: "\(folder.path)/set")) {
      try write(.ml1m, to: "set")
    }
    try write(.libmf, to: "r.csv", .replace)
    #expect(try WrittenSets.bytes("\(folder.path)/r.csv") == Array("2 1 4\n2 3 5\n5 1 1\n".utf8))
  }

  @Test func `may be folders in folders that are not there yet, and empty ones`() throws {
    try write(.movieLensCSV, to: "a/b")
    #expect(try names(in: "\(folder.path)/a/b") == ["movies.csv", "ratings.csv"])
    try Files.Folder.create("\(folder.path)/empty")
    try write(.movieLensCSV, to: "empty")
    #expect(try names(in: "\(folder.path)/empty") == ["movies.csv", "ratings.csv"])
  }

  @Test func `hold one format, however often they are written`() throws {
    try write(.ml1m, to: "set")
    #expect(throws: WritingError.mixed(folder: "\(folder.path)/set", file: "ratings.dat")) {
      try write(.movieLensCSV, to: "set", .replace)
    }
    // 10M has no list of users; one of an older set would be wrong beside it.
    try write(.ml10m, to: "set", .replace)
    #expect(try names(in: "\(folder.path)/set") == ["movies.dat", "ratings.dat"])
  }

  @Test func `take away what an older set left, whatever it is`() throws {
    try write(.ml1m, to: "set")
    let users = "\(folder.path)/set/users.dat"
    try Folder.remove(users)
    try Folder.create(users + "/full")
    try write(.ml10m, to: "set", .replace)
    #expect(try names(in: "\(folder.path)/set") == ["movies.dat", "ratings.dat"])
  }

  @Test(arguments: [RatingFormat.movieLensCSV, .csv])
  func `are as before where writing is called off`(format: RatingFormat) throws {
    let cancelled = WritingWatch(isCancelled: { true })
    #expect(throws: WritingError.cancelled) { try write(format, to: "x", watch: cancelled) }
    #expect(folder.names == [])
    try write(format, to: "x")
    let file = format == .csv ? "\(folder.path)/x" : "\(folder.path)/x/ratings.csv"
    let before = try WrittenSets.bytes(file)
    #expect(throws: WritingError.cancelled) {
      try write(format, to: "x", .replace, watch: cancelled)
    }
    #expect(try WrittenSets.bytes(file) == before)
    #expect(folder.names == ["x"])
    if format == .movieLensCSV {
      #expect(try names(in: "\(folder.path)/x") == ["movies.csv", "ratings.csv"])
    }
  }

  @Test func `keep what somebody else has put there meanwhile`() throws {
    let notes = "\(folder.path)/x/notes.txt"
    let cancelled = WritingWatch(isCancelled: {
      (try? DurableFile.replace(notes, with: [1])) != nil
    })
    #expect(throws: WritingError.cancelled) {
      try write(.movieLensCSV, to: "x", watch: cancelled)
    }
    #expect(try names(in: "\(folder.path)/x") == ["notes.txt"])
  }

  @Test func `are untouched where the set does not fit`() throws {
    let set = WrittenSets.set(values: [1, 2.5, 3])
    #expect(throws: WritingError.self) {
      try SetWriter(set, as: .ml1m, to: .path("\(folder.path)/x", onExisting: .refuse)).write()
    }
    #expect(folder.names == [])
  }

  @Test func `hear how far it is`() throws {
    let set = SyntheticSet(
      try SyntheticPlan(
        users: 500, movies: 500, ratings: 140_000, factors: 2, scale: .oneToFive, seed: 1))
    var heard: [WritingProgress] = []
    let watch = WritingWatch(report: { heard.append($0) })
    try SetWriter(set, as: .libmf, to: .sink(MemorySink())).write(watch: watch)
    #expect(
      heard == [
        WritingProgress(ratings: 65_536, total: 140_000),
        WritingProgress(ratings: 131_072, total: 140_000),
      ])
  }

  @Test(
    arguments: [
      ("r.csv", .csv), ("a.b.tsv", .tsv), ("ml.inter", .recbole), ("-", nil), ("csv", nil),
      ("x.txt", nil), (".csv", .csv),
    ] as [(String, RatingFormat?)])
  func `tell the format by their names`(name: String, format: RatingFormat?) {
    #expect(RatingFormat(fileNamed: name) == format)
  }
}
