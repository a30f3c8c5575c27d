import Files
import Subprocess
import TestFolders
import Testing

/// What training saves, and answers from that.
@Suite struct `Saved weights`: CommandCalling {
  let home = TemporaryFolder()

  @Test func `saved weights answer as the training that made them`() async throws {
    let stage = try Stage()
    defer { stage.remove() }
    let file = stage.home + "/w.safetensors"
    let trained = try await marquee("train", "--epochs", "3", "--save", file)
    #expect(trained.status == 0)
    let similar = try await marquee(
      "similar", "Toy Story (1995)", "--weights", file, "--count", "3", "--output", "json")
    #expect(similar.status == 0)
    #expect(similar.output.hasPrefix(#"{"movie":{"id":1,"title":"Toy Story (1995)"}"#))
    let retrained = try await marquee(
      "similar", "--id", "1", "--epochs", "3", "--count", "3", "--output", "json")
    #expect(retrained.output == similar.output)
    let predicted = try await marquee("predict", "42", "Fargo (1996)", "--weights", file)
    #expect(predicted.status == 0)
    _ = try await Subprocess.run(.name("rm"), arguments: ["-f", file], output: .discarded)
  }

  @Test func `what is saved replaces weights, and nothing else unasked`() async throws {
    let folder = TemporaryFolder()
    let ratings = folder.path + "/mine.csv"
    let text =
      "user,item,rating\n" + (0..<50).map { "\($0 % 7),\($0 % 9),\($0 % 5 + 1)\n" }.joined()
    try DurableFile.replace(ratings, with: Array(text.utf8))
    try DurableFile.replace(folder.path + "/notes.txt", with: Array("notes".utf8))
    _ = try await Subprocess.run(
      .name("ln"), arguments: ["-s", ratings, folder.path + "/link"], output: .discarded)
    let train = ["train", "--data", ratings, "--epochs", "1", "--save"]
    for (name, more, status, words) in [
      ("mine.csv", ["--force"], 64, "the ratings are read from this file"),
      ("link", ["--force"], 64, "the ratings are read from this file"),
      ("notes.txt", [], 64, "exists already, and does not hold weights"),
      ("new.safetensors", [], 0, "The weights of epoch 1"),
      ("new.safetensors", [], 0, "The weights of epoch 1"),
      ("notes.txt", ["--force"], 0, "The weights of epoch 1"),
    ] {
      let outcome = try await marquee(train + [folder.path + "/" + name] + more)
      #expect(outcome.status == Int32(status), "\(name) \(more)")
      #expect(outcome.errors.contains(words), "\(name): \(outcome.errors)")
    }
    #expect(try InputFile.contents(of: ratings) == Array(text.utf8))
  }
}
