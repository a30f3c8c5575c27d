import Files
import Subprocess
import TestFolders
import Testing

/// Questions whose answer would say something else than it seems to: they are refused, or told what is wrong with them.
@Suite struct `A doubtful answer` {
  private let folder = TemporaryFolder()

  private struct Outcome {
    let status: TerminationStatus
    let output: String
    let errors: String
  }

  private func marquee(_ arguments: String...) async throws -> Outcome {
    try await marquee(arguments)
  }

  private func marquee(_ arguments: [String]) async throws -> Outcome {
    let result = try await Subprocess.run(
      .path(.init(try Product.path("marquee"))), arguments: Arguments(arguments),
      environment: .inherit.updating([
        "XDG_DATA_HOME": folder.path, "XDG_CONFIG_HOME": folder.path,
      ]), output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    return Outcome(
      status: result.terminationStatus, output: result.standardOutput, errors: result.standardError)
  }

  /// - Parameter rows: a user, a movie, a rating and a time each.
  private func file(_ name: String, _ rows: [(Int, Int, Int, Int)]) throws -> String {
    let path = folder.path + "/" + name
    let lines = rows.map { "\($0.0),\($0.1),\($0.2),\($0.3)\n" }.joined()
    try DurableFile.replace(path, with: Array(("userId,movieId,rating,timestamp\n" + lines).utf8))
    return path
  }

  private static func rows(_ numbers: Range<Int>, time: Int = 0) -> [(Int, Int, Int, Int)] {
    numbers.map { ($0 / 10, $0 % 10, $0 * 7 % 5 + 1, time + $0 % 3) }
  }

  @Test func `to a test whose ratings train, too`() async throws {
    let train = try file("train.csv", Self.rows(0..<100))
    let test = try file("test.csv", Self.rows(80..<120))
    let told = try await marquee(
      "evaluate", "--train", train, train, "--test", test, test, "--learner", "als", "--epochs",
      "1",
      "--output", "json")
    #expect(told.status == .exited(0), "\(told.errors)")
    #expect(
      told.errors.contains(
        "warning: test.csv: 20 of 40 test ratings are of a user and a movie that train, too"))
    #expect(told.output.contains(#""overlap":[20,20],"ties":[0,0]}"#))
    let apart = try await marquee(
      "evaluate", "--train", train, "--test", try file("rest.csv", Self.rows(100..<120)),
      "--learner", "als", "--epochs", "1", "--output", "json")
    #expect(apart.errors.isEmpty, "\(apart.errors)")
    #expect(apart.output.contains(#""overlap":[0],"#))
    let twice = try file("twice.csv", Self.rows(0..<100) + Self.rows(0..<100))
    let split = try await marquee("evaluate", "--data", twice, "--learner", "als", "--epochs", "1")
    #expect(split.errors.contains("too, since some users rated a movie more than once"))
  }

  @Test func `to a split by times that are the same`() async throws {
    let same = try file("same.csv", (0..<100).map { ($0 / 10, $0 % 10, $0 % 5 + 1, 1000) })
    for split in ["by-time", "leave-last-out"] {
      let outcome = try await marquee("evaluate", "--data", same, "--split", split)
      #expect(outcome.status == .exited(65))
      #expect(outcome.errors.contains("same.csv: all ratings have the same timestamp, 1000"))
    }
    let tied = try file("tied.csv", Self.rows(0..<100))
    let outcome = try await marquee(
      "evaluate", "--data", tied, "--split", "leave-last-out", "--learner", "als", "--epochs", "1",
      "--output", "json")
    #expect(
      outcome.errors.contains(
        "10 of 10 test ratings are no later than one that trains: the order of the file decided"))
    #expect(outcome.output.contains(#""ties":[10]"#))
  }

  @Test(arguments: [["sweep", "--vary", "factors=2,3"], ["tune", "--minutes", "1"]])
  func `to what too few ratings validate`(command: [String]) async throws {
    let few = try file("few.csv", Self.rows(0..<1))
    let outcome = try await marquee(
      command + ["--data", few, "--validation", "0.1", "--epochs", "2"])
    #expect(outcome.status == .exited(65))
    #expect(
      outcome.errors.contains(
        "few.csv: 1 rating cannot be divided into some that train and some that validate"),
      "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test func `to runs that all fail is none, and says why`() async throws {
    let data = try file("data.csv", Self.rows(0..<100))
    let rate = ["--data", data, "--preset", "biased", "--learning-rate", "1e20", "--epochs", "3"]
    let sweep = try await marquee(
      ["sweep", "--vary", "factors=2,3", "--seeds", "1"] + rate)
    #expect(sweep.status == .exited(65))
    #expect(sweep.output.contains("factors 2 failed: "), "\(sweep.output)")
    #expect(sweep.errors.contains("every combination failed: "), "\(sweep.errors)")
    #expect(!sweep.output.contains("too few seeds"))
    let tune = try await marquee(["tune", "--minutes", "0.05"] + rate)
    #expect(tune.status == .exited(65))
    #expect(tune.errors.contains("every trial failed: "), "\(tune.errors)")
  }

  @Test(arguments: ["seed", "validation", "epochs"])
  func `to a search of what its trials have in common is refused`(option: String) async throws {
    let outcome = try await marquee("tune", "--search", "\(option)=0.1:0.5")
    #expect(outcome.status == .exited(64))
    #expect(outcome.errors.contains("--search \(option): all trials of a search have the same"))
  }

  @Test func `of factors without what they are added to is told`() async throws {
    let data = try file("data.csv", Self.rows(0..<100))
    let train = ["--data", data, "--preset", "biased", "--epochs", "1"]
    let csv = try await marquee(["export", folder.path + "/csv", "--format", "csv"] + train)
    #expect(csv.status == .exited(0) && !csv.errors.contains("warning"), "\(csv.errors)")
    #expect(try Folder.names(in: folder.path + "/csv").contains("mean.csv"))
    let projector = try await marquee(
      ["export", folder.path + "/p", "--format", "projector"] + train)
    #expect(
      projector.errors.contains(
        "warning: projector leaves out mean, movie_biases, user_biases, user_factors"))
  }
}
