import Subprocess
import TestFolders

/// Tests that call commands as a script does: standard output, standard error, exit status.
protocol CommandCalling {
  /// Where runs, profiles and the configuration are kept.
  var home: TemporaryFolder { get }
}

/// What came of a command.
struct CommandOutcome {
  let status: Int32
  let output: String
  let errors: String
}

extension CommandCalling {
  func marquee(_ arguments: String...) async throws -> CommandOutcome {
    try await marquee(arguments)
  }

  func marquee(_ arguments: [String]) async throws -> CommandOutcome {
    let result = try await Subprocess.run(
      .path(.init(try Product.path("marquee"))), arguments: Arguments(arguments),
      environment: .inherit.updating(["XDG_DATA_HOME": home.path, "XDG_CONFIG_HOME": home.path]),
      output: .string(limit: 1 << 22), error: .string(limit: 1 << 20))
    var status: Int32 = -1
    if case .exited(let code) = result.terminationStatus { status = Int32(code) }
    return CommandOutcome(
      status: status, output: result.standardOutput, errors: result.standardError)
  }

  /// What a shell script says in which `$0` is the program, in a folder of its own.
  func script(_ lines: String) async throws -> String {
    let stage = try Stage()
    defer { stage.remove() }
    let result = try await Subprocess.run(
      .name("timeout"),
      arguments: [
        // A minute was not always enough beside the rest of the suite.
        "240", "bash", "-c", "cd '\(stage.home)'\n\(lines)\nrm -f *", try Product.path("marquee"),
      ],
      output: .string(limit: 1 << 16), error: .string(limit: 1 << 16))
    return result.standardOutput
  }
}
