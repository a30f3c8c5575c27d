import Files
import Subprocess
import TestFolders
import Testing

/// What is refused, with what words and which exit status.
@Suite struct `Refusals`: CommandCalling {
  let home = TemporaryFolder()

  @Test(arguments: [
    (["trian"], "trian is not a marquee command; did you mean train?"),
    (["data", "fetsh"], "fetsh is not a marquee data command; did you mean fetch?"),
    (["train", "--factors", "-5"], "--factors -5: expected 1 to 4096"),
    (["recommend", "1", "--count", "-1"], "--count -1: expected at least 1"),
    (["data", "info", "x", "--data", "y"], "either a path or --data"),
  ]) func `a slip on the command line is told as what it is`(arguments: [String], words: String)
    async throws
  {
    let outcome = try await marquee(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test(arguments: [
    ["similar", "\u{1B}[31mred"], ["train", "--data", "no\u{1B}]0;such\u{7}"],
    ["train", "\u{1B}[31mred"], ["train", "--seed", "\u{1B}[2J"],
  ]) func `no argument comes back as an escape sequence`(arguments: [String]) async throws {
    let outcome = try await marquee(arguments)
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains("\\u{1B}"))
    #expect(!outcome.errors.contains("\u{1B}"))
  }

  @Test(
    arguments: [
      (["similar", "story"], 65, "\n   5074  Storytelling (2001)"),
      (["user", "99999"], 65, "99999"),
      (["train", "--data", "/nowhere"], 66, "/nowhere"),
      (["train", "--factors", "0"], 64, "factors"),
      (["similar", "fargo", "--weights", "/nowhere.safetensors"], 66, "/nowhere.safetensors"),
      (["similar", "fargo", "--learner", "baseline"], 64, "has no factors"),
      (["evaluate", "--learner", "als,nobody"], 64, "als,nobody"),
      (["evaluate", "--train", "/nowhere"], 64, "a split needs one of each"),
      (["evaluate", "--learner", "als", "--decay", "0.5"], 64, "is a setting of none"),
      (["tune", "--search", "foo=1:2"], 64, "has no such setting"),
      (["tune", "--trials", "/nowhere/trials"], 74, "/nowhere/trials"),
      ([], 64, "marquee --linear"),
    ] as [([String], Int32, String)])
  func `a failure has its exit status and says what it is about`(
    arguments: [String], status: Int32, words: String
  ) async throws {
    let result = try await Subprocess.run(
      .path(.init(try Product.path("marquee"))), arguments: Arguments(arguments),
      output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    #expect(result.terminationStatus == .exited(status))
    #expect(result.standardError.contains(words))
    #expect(result.standardOutput.isEmpty)
  }

  @Test func `the configuration is told, and what is wrong in it`() async throws {
    let sound = try await marquee("config")
    #expect(sound.status == 0 && sound.output.contains("keys:\n  pause: space"))
    try Folder.create(home.path + "/marquee")
    try DurableFile.replace(
      home.path + "/marquee/config.yaml", with: Array("theme: none-such\npace: 1\n".utf8))
    let broken = try await marquee("config")
    #expect(broken.status == 78 && broken.output.contains("pace: 1.0"))
    #expect(broken.errors.contains("config.yaml:1: no theme is called none-such"))
    #expect(try await marquee("manual").output.contains(".TH MARQUEE 1"))
  }
}
