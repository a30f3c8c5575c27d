import Files
import FoundationEssentials
import Subprocess
import TestFolders
import Testing

/// What `sweep`, `tune` and `runs show` print to repeat a run, pasted into a shell.
@Suite struct `A printed command` {
  private let folder: TemporaryFolder

  init() throws {
    folder = TemporaryFolder()
    try DurableFile.replace(folder.path + Self.name, with: Array(Self.ratings.utf8))
    try DurableFile.replace(folder.path + "/names.csv", with: Array("id,label\n7,Seven\n".utf8))
  }

  /// A shell has to be told that it is one word.
  private static let name = "/it's of $HOME.txt"

  /// Item, user and rating, so that they are read wrongly where nobody says so; some lines are none.
  private static let ratings: String = {
    let pairs = (0..<140).map { (item: $0 * 7 % 23, user: $0 % 11 + 100) }
    let rows = pairs.map { "\($0.item)|\($0.user)|\(($0.item + $0.user * $0.user) % 5 + 1)\n" }
    return rows.joined() + "3|104|good\n"
  }()

  private static let reading = ["--columns", "item,user,rating", "--on-error", "skip"]

  /// Every option that decides what a run comes to, in a search of which it is a part.
  private static let cases: [String: [String]] = [
    "data": [], "columns": [], "on-error": [],
    "titles": ["--titles", "names.csv", "--title-columns", "id,label"],
    "title-columns": ["--titles", "names.csv", "--title-columns", "id,label"],
    "relevant": ["--preset", "ease", "--relevant", "-2"],
    "signal": ["--signal", "implicit"], "preset": ["--preset", "svdpp"],
    "learner": ["--learner", "als"], "factors": ["--factors", "3"],
    "optimizer": ["--optimizer", "sgd"], "epochs": ["--epochs", "3"], "batch": ["--batch", "16"],
    "learning-rate": ["--learning-rate", "0.0123456789"],
    "decay": ["--preset", "svdpp", "--decay", "0.7"],
    "unobserved-weight": ["--preset", "implicit-als", "--unobserved-weight", "0.9"],
    "regularization": ["--regularization", "1e-7"],
    "regularization-power": ["--preset", "als", "--regularization-power", "0.3"],
    "implicit-regularization": ["--preset", "svdpp", "--implicit-regularization", "0.1"],
    "biases": ["--preset", "als", "--biases", "none"],
    "feedback": ["--preset", "bayes", "--feedback", "none"],
    "features": ["--preset", "bayes", "--features", "none"],
    "noise": ["--preset", "bayes", "--noise", "constant"],
    "burn-in": ["--preset", "bayes", "--burn-in", "1"], "spread": ["--spread", "0.3"],
    "shrinkage": ["--preset", "baseline", "--shrinkage", "2"],
    "dropout": ["--preset", "ease", "--dropout", "0.3"],
    "activity-discount": ["--preset", "ease", "--activity-discount", "0.5"],
    "popularity-discount": ["--preset", "ease", "--popularity-discount", "0.5"],
    "validation": ["--validation", "0.3"],
    "validation-by": ["--validation-by", "hash"], "patience": ["--patience", "1"],
    "seed": ["--seed", "18446744073709551615"],
  ]

  /// Options that decide what is tried, and how it is told; no result depends on threads.
  private static let others: Set<String> = [
    "vary", "sample", "seeds", "minutes", "search", "trials", "output", "threads", "help",
    "version",
  ]

  private struct Outcome {
    let status: TerminationStatus
    let output: String
    let errors: String
  }

  private func shell(_ line: String, _ arguments: [String] = []) async throws -> Outcome {
    let program = try Product.path("marquee")
    let result = try await Subprocess.run(
      .name("sh"),
      arguments: Arguments(
        ["-c", "PATH=\"${0%/*}:$PATH\"; cd \"$1\"; shift; \(line)", program, folder.path]
          + arguments),
      environment: .inherit.updating([
        "XDG_DATA_HOME": folder.path, "XDG_CONFIG_HOME": folder.path,
      ]), output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    return Outcome(
      status: result.terminationStatus, output: result.standardOutput, errors: result.standardError)
  }

  private func marquee(_ arguments: [String]) async throws -> Outcome {
    try await shell("marquee \"$@\"", arguments)
  }

  private struct Tool: Decodable {
    struct Command: Decodable {
      let commandName: String
      let arguments: [Argument]?
      let subcommands: [Command]?
    }

    struct Argument: Decodable {
      struct Name: Decodable { let name: String }
      let names: [Name]?
    }

    let command: Command
  }

  @Test(arguments: ["sweep", "tune"])
  func `is tried with every option that its command has`(name: String) async throws {
    let dump = try await marquee(["--experimental-dump-help"]).output
    let tool = try JSONDecoder().decode(Tool.self, from: Data(dump.utf8))
    let command = tool.command.subcommands?.first { $0.commandName == name }
    let options = (command?.arguments ?? []).flatMap { $0.names ?? [] }.map(\.name)
      .filter { $0.count > 1 }
    #expect(options.contains("seed"))
    for option in options {
      #expect(Self.cases[option] != nil || Self.others.contains(option), "--\(option)")
    }
  }

  private struct Sweep: Decodable {
    struct Cell: Decodable { let mean: Double }
    let cells: [Cell]
    let command: String
  }

  @Test(arguments: Self.cases.keys.sorted())
  func `of a sweep repeats the best run to the bit, whatever was given`(option: String) async throws
  {
    let given = try #require(Self.cases[option])
    let epochs = option == "epochs" ? [] : ["--epochs", "2"]
    let sweep = try await marquee(
      ["sweep", "--data", "." + Self.name] + Self.reading + epochs + given
        + ["--vary", option == "patience" ? "epochs=4" : "patience=3", "--seeds", "1"]
        + ["--output", "json"])
    #expect(sweep.status == .exited(0), "\(sweep.errors)")
    let found = try JSONDecoder().decode(Sweep.self, from: Data(sweep.output.utf8))
    #expect(found.command.contains(" --\(option == "learner" ? "preset" : option) "))
    let run = try await shell("cd /; \(found.command) --log json --no-run")
    #expect(run.status == .exited(0), "\(found.command)\n\(run.errors)")
    #expect(try bestLoss(run) == found.cells.first?.mean, "\(found.command)")
  }

  private struct End: Decodable {
    enum CodingKeys: String, CodingKey { case bestLoss = "best_val_loss" }
    let bestLoss: Double
  }

  private func bestLoss(_ run: Outcome) throws -> Double {
    let line = try #require(run.output.split(separator: "\n").last)
    return try JSONDecoder().decode(End.self, from: Data(line.utf8)).bestLoss
  }

  @Test func `of a search repeats its best trial`() async throws {
    let tune = try await marquee(
      ["tune", "--data", "." + Self.name] + Self.reading
        + ["--preset", "implicit-als", "--relevant", "3", "--epochs", "9", "--minutes", "0.05"])
    #expect(tune.status == .exited(0), "\(tune.errors)")
    let best = try #require(
      tune.output.firstMatch(of: /The best of (\w+), ([\d.]+) in epoch (\d+), comes from\n  (.*)/))
    #expect(best.4.contains(" --relevant 3"))
    let run = try await shell("cd /; \(best.4) --no-run")
    let epoch = run.output.firstMatch(
      of: try Regex("Epoch \(best.3)/\\d+\n.*\(best.1): \(best.2)\n"))
    #expect(epoch != nil, "\(best.0)\n\(run.output)\(run.errors)")
  }

  private struct Kept: Decodable {
    struct Epoch: Decodable, Equatable {
      enum CodingKeys: String, CodingKey {
        case epoch, loss
        case validationLoss = "val_loss"
      }
      let epoch: Int
      let loss: Double
      let validationLoss: Double?
    }

    let command: String
    let history: [Epoch]
  }

  /// After it had stopped early, and once more after it had come to its end.
  @Test func `of a kept run repeats it with the epochs that were added`() async throws {
    let data = ["--data", "." + Self.name] + Self.reading
    let first = try await marquee(
      ["train"] + data + ["--epochs", "40", "--patience", "1", "--learning-rate", "0.5"])
    #expect(first.errors.contains("Stopped early"), "\(first.errors)")
    for epochs in [50, 60] {
      let more = try await marquee(["train", "--resume", "last", "--epochs", "\(epochs)"])
      #expect(more.status == .exited(0), "\(more.errors)")
    }
    let shown = try await shown()
    let again = try await shell("cd /; \(shown.command)")
    #expect(again.status == .exited(0), "\(shown.command)\n\(again.errors)")
    #expect(try await self.shown().history == shown.history, "\(shown.command)")
  }

  private func shown() async throws -> Kept {
    let show = try await marquee(["runs", "show", "last", "--output", "json"])
    return try JSONDecoder().decode(Kept.self, from: Data(show.output.utf8))
  }
}
