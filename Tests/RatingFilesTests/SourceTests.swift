import Files
import Foundation
import RatingData
import Testing

@testable import RatingFiles

@Suite struct `Sources of ratings` {
  @Test func `are the embedded set unless told otherwise`() {
    #expect(Source(nil) == .embedded)
    #expect(Source("ml-latest-small") == .embedded)
    #expect(Source("elsewhere/ml-latest-small") == .path("elsewhere/ml-latest-small"))
    #expect(Source("ml-1m.zip") == .path("ml-1m.zip"))
  }

  @Test func `that are embedded hold the 2016 edition of MovieLens latest-small`() throws {
    let data = try Source.embedded.load()
    #expect(data.name == "ml-latest-small")
    #expect(data.known == .mlLatestSmall)
    #expect(data.ratings.count == 100_004)
    #expect(data.ratings.userCount == 671)
    #expect(data.ratings.movieCount == 9066)
    #expect(data.ratings.scale.range == 0.5...5)
    #expect(data.warnings == [])
    let movies = data.catalogue.movies
    let index = try #require(data.catalogue.index(of: MovieID(11)))
    #expect(movies[index.position].listedTitle == "American President, The (1995)")
    #expect(movies[index.position].year == 1995)
    #expect(movies[index.position].genres == ["Comedy", "Drama", "Romance"])
    #expect(movies.contains { $0.title.contains("Cité des enfants perdus") })
    #expect(movies.allSatisfy { !$0.title.isEmpty && !$0.title.hasPrefix("#") })
    #expect(data.ratings.times.first == 1_260_759_144)
    #expect(data.mean(of: MovieIndex(0)).rounded() == 4)
  }

  @Test func `may be folders, which lend the set their name`() throws {
    try inTemporaryFolder { folder in
      let set = folder + "/my set"
      try FileManager.default.createDirectory(atPath: set, withIntermediateDirectories: true)
      try Data("1::1::5::3\n".utf8).write(to: URL(fileURLWithPath: set + "/ratings.dat"))
      #expect(try Source(set).load().catalogue.movies.map(\.title) == ["#1"])
      try Data("1::One::War\n".utf8).write(to: URL(fileURLWithPath: set + "/movies.dat"))
      #expect(try Source(set).load().name == "my set")
      #expect(try Source(set).load().known == nil)
      #expect(try Source(set + "/").load().ratings.count == 1)
      #expect(try Source(set + "/.").load().name == "my set")
      try Data().write(to: URL(fileURLWithPath: set + "/ratings.dat"))
      #expect(
        throws: LoadError.empty(file: "ratings.dat", expected: "UserID::MovieID::Rating::Timestamp")
      ) {
        try Source(set).load()
      }
    }
  }

  @Test func `that are absent or something else are refused`() throws {
    try inTemporaryFolder { folder in
      let missing = folder + "/missing"
      #expect(throws: LoadError.noSuchInput(path: missing)) { try Source(missing).load() }
      let below = folder + "/text/below"
      try Data("hello".utf8).write(to: URL(fileURLWithPath: folder + "/text"))
      #expect(throws: LoadError.noSuchInput(path: below)) { try Source(below).load() }
      let place = LoadError.Place(file: "text", line: 1)
      #expect(throws: LoadError.noColumns(at: place, found: "hello", wanted: nil)) {
        try Source(folder + "/text").load()
      }
      #expect(throws: LoadError.empty(file: "null", expected: Sniffer.anyLayout)) {
        try Source("/dev/null").load()
      }
      #expect(throws: LoadError.foreign(file: "zero", contents: .binary)) {
        try Source("/dev/zero").load()
      }
    }
  }

  /// Whoever keeps the set in the working folder has it found there.
  @Test(.enabled(if: FileKind(at: "ml-1m") == nil && FileKind(at: "ml-1m.zip") == nil))
  func `that are known by name are looked for where fetched ones are kept`() throws {
    try inTemporaryFolder { folder in
      let data = DataFolder(path: folder)
      #expect(throws: LoadError.noSuchKnownSet(name: "ml-1m", folder: folder)) {
        try Source("ml-1m", dataFolder: data).load()
      }
      let set = folder + "/ml-1m"
      try FileManager.default.createDirectory(atPath: set, withIntermediateDirectories: true)
      #expect(Source("ml-1m", dataFolder: data) == .path(set))
      #expect(Source("ML-1M", dataFolder: data) == .path(set))
    }
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["MARQUEE_ML1M"] != nil))
  func `may be MovieLens 1M itself`() throws {
    let data = try Source(ProcessInfo.processInfo.environment["MARQUEE_ML1M"]).load()
    #expect(data.name == "ml-1m")
    #expect(data.known == .ml1m)
    #expect(data.ratings.userCount == 6040)
    #expect(data.ratings.movieCount == 3706)
    #expect(data.warnings == [])
    #expect(
      Introduction(data, split: .random(of: data.ratings.count, validation: 0.1, seed: 1)).lines
        == [
          "Data about 6040 of 6040 users loaded.", "Data about 3883 of 3952 movies loaded.",
          "1000209 ratings loaded.", "Train on 900188 samples, validate on 100021 samples",
        ])
  }
}

/// Runs `body` with a new folder that is gone afterwards.
func inTemporaryFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder.path)
}
