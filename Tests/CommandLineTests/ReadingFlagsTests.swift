import ArgumentParser
import Learning
import RatingData
import RatingFiles
import Testing

@testable import marquee

@Suite struct `How ratings are to be read` {
  private func parse(_ line: String) throws -> ReadingFlags {
    let words = line.split(separator: " ").map(String.init)
    let command = try Marquee.parsed(["train"] + words)
    return try #require(command as? TrainCommand, "\(line)").data.reading
  }

  @Test func `is left to the files unless told otherwise`() throws {
    #expect(try parse("").options == ReadingOptions())
  }

  @Test func `can be said`() throws {
    let options = try parse("--columns rating,_,item,user --on-error skip --threads 3").options
    #expect(options.columns == [.rating, nil, .item, .user])
    #expect(options.faults == .skip)
    #expect(options.threads == 3)
    let counts = try parse("--columns item,user --signal implicit").options
    #expect(counts.columns == [.item, .user])
    #expect(counts.signal == .implicit)
  }

  @Test func `is the same on both faces`() throws {
    let words = "--signal implicit --relevant 3 --columns user,item,rating --threads 2".split(
      separator: " "
    ).map(String.init)
    let train = try #require(try Marquee.parsed(["train"] + words) as? TrainCommand)
    let dashboard = try #require(
      try Marquee.parsed(["dashboard"] + words) as? DashboardCommand)
    #expect(train.data.options == dashboard.data.options)
    #expect(dashboard.data.options.signal == .implicit)
    #expect(dashboard.data.options.relevanceThreshold == 3)
  }

  @Test(arguments: [("", Preset.mllib), ("--signal implicit", .implicitALS)])
  func `decides what a cluster trains, too`(option: String, preset: Preset) throws {
    let words = option.split(separator: " ").map(String.init)
    let train = try #require(try Marquee.parsed(["train"] + words) as? TrainCommand)
    #expect(try train.training.settingsForSpark(train.data.reading.signal).preset == preset)
  }

  @Test(arguments: [
    ("user,rating", "there is no item among them"),
    ("user,item,rating,user", "there are 2 of user"),
    ("user,item,stars", "\"stars\" is none of user, item, rating, timestamp and _"),
  ]) func `is refused in words that say what is wrong with the columns`(
    columns: String, words: String
  ) {
    let error = #expect(throws: (any Error).self) { try parse("--columns \(columns)") }
    let message = error.map { Marquee.fullMessage(for: $0, columns: 200) }
    #expect(message?.contains("'\(columns)' is invalid for '--columns <names>': \(words)") == true)
  }

  @Test(arguments: [
    "--columns user,item", "--columns user,item,rating,user", "--columns user,item,stars",
    "--columns user,item,rating,", "--columns", "--on-error ignore", "--threads 0",
    "--threads 257",
  ]) func `is refused where it makes no sense`(line: String) {
    #expect(throws: (any Error).self) { try parse(line) }
  }
}

@Suite struct `A line about loading` {
  private func progress(
    _ stage: LoadingProgress.Stage = .reading, of totalBytes: Int?
  ) -> LoadingProgress {
    LoadingProgress(
      stage: stage, file: "ratings.csv", bytes: 300_000_000, totalBytes: totalBytes,
      ratings: 11_000_000)
  }

  @Test func `says how far it is, how fast, and how long it will take`() {
    #expect(
      LoadingLine.status(progress(of: 750_000_000), after: 2)
        == "Reading ratings.csv: 11,000,000 ratings, 40 %, 150 MB/s, 3.0 s left")
    #expect(
      LoadingLine.status(progress(of: nil), after: 2)
        == "Reading ratings.csv: 11,000,000 ratings, 150 MB/s")
    #expect(
      LoadingLine.status(progress(.arranging, of: nil), after: 2)
        == "Putting 11,000,000 ratings of ratings.csv in order")
  }

  @Test func `says nothing of what is over in a blink`() {
    var line = LoadingLine()
    #expect(line.text(for: progress(of: nil)) == "")
    #expect(line.end() == "")
  }
}
