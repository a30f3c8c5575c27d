import Subprocess

/// A process that is started to be timed.
enum Child {
  /// Runs a command, its output thrown away, to its end; false where it cannot be started or fails.
  static func run(_ name: String, _ arguments: [String]) -> Bool {
    AwaitedTask {
      let result = try? await Subprocess.run(
        .name(name), arguments: Subprocess.Arguments(arguments), output: .discarded,
        error: .discarded)
      return result?.terminationStatus.isSuccess ?? false
    }.value()
  }
}
