import Subprocess
import Testing

/// `marquee data` as a script calls it, and as a person interrupts it.
@Suite struct DataCommandTests {
  private struct Outcome {
    let status: TerminationStatus
    let output: String
    let errors: String
  }

  private func run(_ program: String, _ arguments: [String]) async throws -> Outcome {
    let result = try await Subprocess.run(
      .path(.init(program)), arguments: Arguments(arguments), output: .string(limit: 1 << 22),
      error: .string(limit: 1 << 20))
    return Outcome(
      status: result.terminationStatus, output: result.standardOutput,
      errors: result.standardError)
  }

  private func marquee(_ arguments: String...) async throws -> Outcome {
    try await run(try Product.path("marquee"), arguments)
  }

  private static let plan = ["--users", "40", "--movies", "30", "--ratings", "900", "--seed", "3"]

  @Test func `What is generated can be looked at, converted and looked at again`() async throws {
    let stage = try Stage()
    defer { stage.remove() }
    let (made, converted) = ("\(stage.home)/made", "\(stage.home)/converted")
    let generated = try await run(
      try Product.path("marquee"),
      ["data", "generate"] + Self.plan + ["--format", "movielens-csv", "--scale", "1-5", made])
    #expect(generated.status == .exited(0) && generated.output.isEmpty)
    #expect(generated.errors.contains("900 ratings of 30 movies by 40 users are in \(made)"))
    #expect(generated.errors.contains("Their noise alone gives a val_loss of 0."))

    let first = try await marquee("data", "info", "--data", made, "--output", "json")
    #expect(first.output.contains(#""ratings":900,"users":40,"movies":30,"#))
    #expect(first.output.contains(#""scale":[1,5],"step":1,"#))

    let conversion = try await marquee("data", "convert", made, converted, "--format", "ml-1m")
    #expect(conversion.status == .exited(0), "\(conversion.errors)")
    let second = try await marquee("data", "info", "--data", converted, "--output", "json")
    #expect(Self.figures(second.output) == Self.figures(first.output))
    #expect(!Self.figures(first.output).isEmpty)

    let again = try await marquee("data", "convert", made, converted, "--format", "ml-1m")
    #expect(again.status == .exited(64))
    #expect(again.errors.contains("exists already"))
  }

  /// What does not depend on the set's name and format.
  private static func figures(_ json: String) -> Substring {
    json.firstRange(of: #""ratings":"#).map { json[$0.lowerBound...] } ?? ""
  }

  @Test func `Single files go through a pipe, and end quietly where nobody reads on`() async throws
  {
    let program = try Product.path("marquee")
    let arguments = (["data", "generate"] + Self.plan + ["--format", "tsv", "-"])
      .joined(separator: " ")
    let all = try await run("/bin/sh", ["-c", "'\(program)' \(arguments)"])
    #expect(all.status == .exited(0))
    #expect(all.output.split(separator: "\n").count == 901)
    #expect(all.output.hasPrefix("user\titem\trating\ttimestamp\n1\t"))
    let long = arguments.replacing("40", with: "4000").replacing("900", with: "90000")
    let script = "{ '\(program)' \(long); echo status $? >&2; } | head -n 1"
    let head = try await run("/bin/sh", ["-c", script])
    #expect(head.output == "user\titem\trating\ttimestamp\n")
    #expect(!head.errors.contains("Broken pipe"))
  }

  @Test(
    .enabled(if: Tmux.isInstalled, "needs tmux: apt-get install tmux"))
  func `Ctrl-C leaves nothing half-written`() async throws {
    let command = [
      try Product.path("marquee"), "data", "generate", "--users", "100000", "--movies", "20000",
      "--ratings", "1000000000", "--format", "ml-10m", "set",
    ]
    let script = ["/bin/sh", "-c", #"cd "$HOME"; exec "$0" "$@""#] + command
    try await Tmux.run(script) { tmux in
      try await tmux.waitFor(text: " of 1,000,000,000 ratings")
      try await tmux.press("C-c")
      #expect(try await tmux.exitStatus() == 130)
      let left = try await run("/bin/ls", ["-A", tmux.stage.home])
      #expect(left.output == "")
    }
  }
}
