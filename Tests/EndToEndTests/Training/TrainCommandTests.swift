import Subprocess
import TestFolders
import Testing

/// What train prints, and how it ends.
@Suite struct `The train command`: CommandCalling {
  let home = TemporaryFolder()

  @Test func `train prints what the notebook prints`() async throws {
    let outcome = try await marquee("train", "--epochs", "2", "--seed", "1")
    let lines = outcome.output.split(separator: "\n")
    #expect(outcome.status == 0)
    #expect(lines.contains("100004 ratings loaded."))
    #expect(lines.contains("Train on 90003 samples, validate on 10001 samples"))
    #expect(lines.contains("Epoch 2/2"))
    #expect(lines.last?.contains(/^[0-9.]+s - loss: \d+\.\d{4} - val_loss: \d+\.\d{4}$/) == true)
  }

  @Test func `equal seeds print equal losses, other seeds others`() async throws {
    func losses(_ seed: String) async throws -> [Substring] {
      let log = try await marquee("train", "--epochs", "2", "--seed", seed, "--log", "json").output
      return log.matches(of: /"val_loss":[0-9.]+/).map(\.output)
    }
    let first = try await losses("7")
    #expect(first.count == 2)
    #expect(try await losses("7") == first)
    #expect(try await losses("8") != first)
  }

  @Test func `tables fit into the columns that the environment tells of`() async throws {
    let line = #"COLUMNS=60 "$0" similar "Toy Story (1995)" --epochs 1"#
    let narrow = try await script(line)
    #expect(narrow.split(separator: "\n").allSatisfy { $0.count <= 60 }, "\(narrow)")
    #expect(narrow.contains("…"))
  }

  @Test func `train goes on after a hang-up that it was told to ignore, and ends in order else`()
    async throws
  {
    let stage = try Stage()
    defer { stage.remove() }
    let script = """
      trap '' HUP
      cd "$1"
      "$0" train --epochs 1000000 --patience 1000000 --log json > log &
      grows() { lines=$(wc -l < log); while [ "$(wc -l < log)" -le "$lines" ]; do sleep 0.02; done; }
      while [ ! -s log ]; do sleep 0.02; done
      grows; kill -HUP $!; grows; grows
      kill -TERM $!; wait $!; echo "$? $(tail -n 1 log)"; rm log
      """
    let result = try await Subprocess.run(
      .name("timeout"),
      arguments: ["240", "sh", "-c", script, try Product.path("marquee"), stage.home],
      output: .string(limit: 1 << 16), error: .string(limit: 1 << 16))
    #expect(result.standardOutput.hasPrefix(#"143 {"event":"end","reason":"stopped""#))
  }

  @Test(arguments: [
    ("4:learning-rate=1", "expected an epoch from 1, a step from 0 and a setting"),
    ("0:0:learning-rate=1", "expected an epoch from 1"), ("1:0:regularization", "and its value"),
    ("1:0:factors=3", "factors cannot change during a run; those that can are learning-rate"),
    ("1:0:learning-rate=0", "--learning-rate 0: expected a number above 0"),
  ])
  func `a change that cannot be made is refused with the reason`(change: String, reason: String)
    async throws
  {
    let outcome = try await marquee("train", "--no-run", "--change", change)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(reason))
  }
}
