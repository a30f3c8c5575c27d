import Engines
import Files
import Learning
import Models
import RatingData
import TestFolders
import Testing

/// Vectors that another program leaves beside the events of its run.
@Suite struct `Vectors beside a log` {
  private let folder = TemporaryFolder()

  private func write(_ name: String, _ text: String) throws {
    try DurableFile.replace("\(folder.path)/\(name)", with: Array(text.utf8))
  }

  /// What the engine said of a log of these lines.
  private struct Said {
    var data: [DataSet] = []
    var models: [Snapshot] = []
    var log: [String] = []
    var end: RunEnd?
  }

  private func watch(_ lines: [String]) throws -> Said {
    try write(
      "events.jsonl",
      lines.joined(separator: "\n") + "\n" + #"{"event":"end","reason":"finished"}"# + "\n")
    var said = Said()
    ReplayEngine(path: folder.path + "/events.jsonl").run(
      EngineOutput(
        report: { if case .ended(let end) = $0 { said.end = end } },
        publish: { snapshot, _ in said.models.append(snapshot) },
        browse: { said.data.append($0) }, log: { said.log.append($0) }))
    return said
  }

  private static let start =
    #"{"event":"start","movie_ids":[30,10],"user_ids":"users.txt","titles":"titles.csv"}"#
  private static func factors(_ epoch: Int, _ more: String = "") -> String {
    #"{"event":"factors","epoch":\#(epoch),"movies":"m\#(epoch).csv"\#(more)}"#
  }

  @Test func `are models of their epochs, of movies and users by their ids`() throws {
    try write("users.txt", "b\na\n")
    try write("titles.csv", "movieId,title\n10,Heat (1995)\n")
    try write("m1.csv", "1,2\n3,4\n")
    try write("m2.csv", "5,6\n7,8\n")
    try write("u2.csv", "1,0\n0,1\n")
    try write("b.csv", "0.5\n0.25\n")
    let said = try watch([
      Self.start, Self.factors(1),
      Self.factors(2, #","users":"u2.csv","movie_biases":"b.csv","mean":3"#),
    ])
    // Without users there is no row for them: that of the second epoch is another shape.
    #expect(said.data.count == 1 && said.models.map(\.epoch) == [1])
    #expect(said.log.contains { $0.contains("epoch 2 are left out") })
    #expect(said.data.first?.catalogue.movies.map(\.title) == ["Heat (1995)", "#30"])
    #expect(said.data.first?.name == "events.jsonl")
    #expect(said.models.first?.model.movieVectors?.values == [3, 4, 1, 2])
    #expect(said.end?.reason == .finished)
    let both = try watch([
      Self.start, Self.factors(2, #","users":"u2.csv","movie_biases":"b.csv","mean":3"#),
    ])
    let model = try #require(both.models.first?.model)
    #expect(both.data.first?.catalogue.users.map(\.id.description) == ["a", "b"])
    // User a has 0, 1 and movie 10 7, 8 and a bias of 0.25.
    #expect(model.predict(UserIndex(0), MovieIndex(0)).rating == 11.25)
  }

  @Test func `are left out where they cannot be read, and the run goes on`() throws {
    try write("m1.csv", "1,2\n3,x\n")
    try write("m3.csv", "1,2\n3,4\n")
    try write("m4.csv", "1,2\n3,4\n5,6\n")
    let said = try watch([
      #"{"event":"start"}"#, Self.factors(1), Self.factors(2), Self.factors(3), Self.factors(4),
    ])
    #expect(said.models.map(\.epoch) == [3])
    #expect(
      said.log.contains { $0.contains("epoch 1 are left out: \(folder.path)/m1.csv: line 2") })
    #expect(
      said.log.contains { $0.contains("epoch 2 are left out: ") && $0.contains("No such file") })
    #expect(said.log.contains { $0.contains("epoch 4 are left out: their rows are not those") })
    #expect(said.end?.reason == .finished)
  }

  @Test func `of a log of another program's paths stay where they are`() throws {
    let other = TemporaryFolder()
    try DurableFile.replace(other.path + "/m.csv", with: Array("1,2\n3,4\n".utf8))
    let said = try watch([
      #"{"event":"start"}"#,
      #"{"event":"factors","epoch":1,"movies":"\#(other.path)/m.csv"}"#,
    ])
    #expect(said.models.count == 1)
  }

  @Test func `that are no text are a broken line`() throws {
    let said = try watch([#"{"event":"factors","epoch":1,"movies":7}"#])
    guard case .failed(let message)? = said.end?.reason else {
      Issue.record("the run should have failed")
      return
    }
    #expect(message.contains("line 1 has the wrong type of value for \"movies\""))
  }
}
