import Files
import RatingData
import TestFolders
import TestSamples
import Testing

@testable import Models

@Suite struct `Ids that are texts` {
  private let folder = TemporaryFolder()
  private var path: String { folder.path + "/w.safetensors" }

  private func weights(users: [String], movies: [String]) -> Weights {
    Weights(
      snapshot: Samples.snapshot(
        of: Samples.model(users: users.count, movies: movies.count)),
      userIDs: users.map { UserID($0) }.sorted(), movieIDs: movies.map { MovieID($0) }.sorted(),
      metadata: [
        "format": "marquee", "version": "1", "epoch": "4", "val_loss": "0.75",
        "learner": "adamax", "model": "factors",
      ])
  }

  struct Names: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let users: [String]
    let movies: [String]
  }

  static let names = [
    Names(testDescription: "on one side", users: ["ann", "bob"], movies: ["1", "2", "30"]),
    Names(testDescription: "among numbers", users: ["7", "007", "x"], movies: ["tt1", "9"]),
    Names(
      testDescription: "of any script and length", users: ["é", "崖の上", "🎬"],
      movies: [String(repeating: "long", count: 500), " ", "a,b\"c\n"]),
  ]

  @Test(arguments: names) func `come back as they went`(_ names: Names) throws {
    let weights = weights(users: names.users, movies: names.movies)
    try weights.write(to: path)
    #expect(try Weights(contentsOf: path) == weights)
  }

  /// What Python's safetensors asks of a file: tensors that follow each other without a gap.
  @Test func `leave no gap in the file and nothing unaligned`() throws {
    let file = weights(users: ["ann", "bob"], movies: ["x"]).safetensors
    let places = file.tensors.values.map(\.dataOffsets).sorted { $0[0] < $1[0] }
    #expect(places.first?[0] == 0)
    #expect(places.last?[1] == file.data.count)
    #expect(zip(places, places.dropFirst()).allSatisfy { $0[1] == $1[0] })
    let sizes = ["I64": 8, "F32": 4, "U8": 1]
    for (name, tensor) in file.tensors {
      let size = try #require(sizes[tensor.dtype])
      #expect(tensor.dataOffsets[0] % size == 0, "\(name)")
    }
    #expect(file.tensors["user_ids"]?.dtype == "U8")
    #expect(file.tensors["user_ids"]?.shape == [6])
    #expect(file.tensors["user_id_offsets"]?.shape == [3])
    #expect(Array(file.data.suffix(7)) == Array("annbobx".utf8))
  }

  /// Two users and one movie whose ids are given as bytes and offsets.
  private func read(users bytes: [UInt8], _ offsets: [Int64]) throws -> [Identifier] {
    var file = Safetensors(metadata: [:], tensors: [:], data: [])
    file.append("user_ids", bytes, shape: [bytes.count])
    file.append("user_id_offsets", offsets, shape: [offsets.count])
    return try file.identifiers(of: "user", count: 2)
  }

  struct Broken: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let bytes: [UInt8]
    let offsets: [Int64]
    let fault: WeightsError.Fault
  }

  private static let span = WeightsError.Fault.span(
    tensor: "user_id_offsets", of: "user_ids", bytes: 2)
  private static func shape(_ found: Int) -> WeightsError.Fault {
    .shape(tensor: "user_id_offsets", found: [found], expected: "one more than 2 rows")
  }
  private static func descent(_ position: Int) -> WeightsError.Fault {
    .ids(tensor: "user_id_offsets", position: position)
  }
  private static let ab = Array("ab".utf8)

  static let broken = [
    Broken(testDescription: "no offsets", bytes: ab, offsets: [], fault: shape(0)),
    Broken(testDescription: "an offset too few", bytes: ab, offsets: [0, 2], fault: shape(2)),
    Broken(
      testDescription: "an offset too many", bytes: ab, offsets: [0, 1, 1, 2], fault: shape(4)),
    Broken(testDescription: "bytes before the first", bytes: ab, offsets: [1, 1, 2], fault: span),
    Broken(testDescription: "bytes behind the last", bytes: ab, offsets: [0, 1, 1], fault: span),
    Broken(testDescription: "past the end", bytes: ab, offsets: [0, 1, 3], fault: span),
    Broken(
      testDescription: "far past the end, and back", bytes: ab, offsets: [0, .max, 2],
      fault: descent(1)),
    Broken(
      testDescription: "below zero, and back", bytes: ab, offsets: [0, .min, 2], fault: descent(1)),
    Broken(
      testDescription: "half a letter", bytes: Array("é".utf8), offsets: [0, 1, 2],
      fault: .text(tensor: "user_ids", position: 0)),
    Broken(
      testDescription: "no letter", bytes: [97, 0xFF], offsets: [0, 1, 2],
      fault: .text(tensor: "user_ids", position: 1)),
    Broken(
      testDescription: "twice", bytes: Array("aa".utf8), offsets: [0, 1, 2],
      fault: .ids(tensor: "user_ids", position: 1)),
    Broken(
      testDescription: "in another order", bytes: Array("ba".utf8), offsets: [0, 1, 2],
      fault: .ids(tensor: "user_ids", position: 1)),
    Broken(
      testDescription: "a number behind a text", bytes: Array("a7".utf8), offsets: [0, 1, 2],
      fault: .ids(tensor: "user_ids", position: 1)),
  ]

  @Test(arguments: broken) func `are refused where they are broken`(_ each: Broken) {
    #expect(throws: each.fault) { try read(users: each.bytes, each.offsets) }
    #expect(!each.fault.description.isEmpty)
  }

  @Test func `are read where they are whole`() throws {
    #expect(try read(users: Self.ab, [0, 1, 2]) == [.text("a"), .text("b")])
    #expect(try read(users: Array("7x".utf8), [0, 1, 2]) == [.number(7), .text("x")])
  }

  @Test func `need their offsets`() {
    var file = Safetensors(metadata: [:], tensors: [:], data: [])
    file.append("user_ids", Self.ab, shape: [2])
    #expect(throws: WeightsError.Fault.missing(tensor: "user_id_offsets")) {
      try file.identifiers(of: "user", count: 2)
    }
  }

  @Test func `are named where weights do not fit the data`() throws {
    let weights = weights(users: ["ann", "bob"], movies: ["x"])
    let catalogue = Catalogue(
      movies: [Movie(id: MovieID("x"), title: "")],
      users: ["ann", "eve"].map { User(id: UserID($0)) })
    #expect(throws: WeightsError.mismatch(.unknownUser(UserID("bob")))) {
      try weights.snapshot(matching: catalogue)
    }
  }
}
