import Subprocess
import Testing

/// `marquee evaluate` and `marquee tune` as a person runs and interrupts them.
@Suite(.serialized, .enabled(if: Tmux.isInstalled, "needs tmux: apt-get install tmux"))
struct EvaluateTests {
  private func inFolder(_ lines: String) throws -> [String] {
    ["/bin/sh", "-c", "cd \"$HOME\"; " + lines, try Product.path("marquee")]
  }

  private static let made =
    "\"$0\" data generate made.csv --users 60 --movies 40 --ratings 900 2> made.log; "

  @Test func `learners stand in one table, in JSON and in CSV`() async throws {
    let lines =
      Self.made
      + "\"$0\" evaluate --data made.csv --learner als,ease --repeats 2 --epochs 2"
      + " --metrics rmse,ndcg@5; "
      + "\"$0\" evaluate --data made.csv --learner als --repeats 2 --epochs 2 --output csv | head -1; "
      + "\"$0\" evaluate --data made.csv --learner als --repeats 2 --epochs 2 --output json | head -c 60"
    try await Tmux.run(try inFolder(lines + "; sleep 1000")) { tmux in
      let screen = try await tmux.waitFor(text: "{\"data\":\"made.csv\"").joined(separator: "\n")
      #expect(screen.contains("baseline"))
      #expect(screen.contains("2 splits"))
      #expect(screen.contains("learner,split,rmse,mae,epochs,seconds,peak_memory"))
      try await tmux.press("C-c")
    }
  }

  @Test func `Ctrl-C leaves the table of what is done`() async throws {
    let lines =
      Self.made
      + "exec \"$0\" evaluate --data made.csv --learner bayes --repeats 900 --epochs 50 --factors 4"
    try await Tmux.run(try inFolder(lines)) { tmux in
      try await tmux.waitFor(text: "Evaluating bayes, split ")
      try await tmux.press("C-c")
      try await tmux.waitFor(text: "Interrupted: ")
      #expect(try await tmux.exitStatus() == 130)
    }
  }

  @Test func `a search goes on where it was, and ends in a command`() async throws {
    let search =
      "\"$0\" tune --data made.csv --learner als --epochs 3 --search factors=2:6"
      + " --trials trials --minutes 0.05"
    let lines = Self.made + "\(search) > first; \(search) | tail -3; sleep 1000"
    try await Tmux.run(try inFolder(lines)) { tmux in
      let screen = try await tmux.waitFor(text: "  marquee train --data /").joined(separator: "\n")
      #expect(screen.contains("Going on after "))
      try await tmux.press("C-c")
    }
  }
}
