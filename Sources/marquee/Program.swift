import ArgumentParser
import CAllocator
import Terminal

/// The way in: parses the command line, runs the command, and turns failures into exit codes.
@main
enum Program {
  /// Ratings, models and their states come and go; a block of this size costs next to nothing to ask the system for.
  private static let blocksOfTheSystem: Int32 = 1 << 20

  static func main() {
    callocator_return_blocks(blocksOfTheSystem)
    SignalActions.settle()
    RefusedMemory.endInOrder()
    StandardStreams.fillGaps()
    do {
      try SystemLimits.check()
      try Arguments.checkEncoding()
      try Arguments.checkCommand(Array(CommandLine.arguments.dropFirst()))
      var command = try Marquee.parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      failure.end()
    } catch {
      end(error)
    }
  }

  /// Says what ArgumentParser has to say: help and version as an answer, all else as a complaint, with
  /// nothing in it that moves the cursor.
  private static func end(_ error: any Error) -> Never {
    let message = Marquee.fullMessage(for: error)
    let code = Marquee.exitCode(for: error)
    guard code == .success else {
      StandardError.write(lines: message)
      Marquee.exit(withError: code)
    }
    do throws(Failure) {
      try StandardOutput().write(line: message)
    } catch {
      error.end()
    }
    Marquee.exit()
  }
}

/// The command itself, which holds nothing but its subcommands.
struct Marquee: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "marquee",
    abstract: "Train a recommender on movie ratings, and look inside it while it learns.",
    discussion: """
      Without a subcommand the dashboard opens and trains on the ratings that are built in. --data \
      takes a MovieLens folder or .zip, a file of user, item, rating and optionally a timestamp, \
      - for standard input, or a name from `marquee data list`, which means the set in the working \
      folder or else the one that was fetched.

      Exit codes: 0; 64 usage; 65 bad data; 66 no such input; 69 unavailable; \
      74 input or output failed; 78 bad configuration; 130 interrupted.
      """,
    version: version,
    subcommands: [
      DashboardCommand.self, TrainCommand.self, SimilarCommand.self, MapCommand.self,
      AdmirersCommand.self,
      UserCommand.self,
      PredictCommand.self, RecommendCommand.self, EvaluateCommand.self, TuneCommand.self,
      SweepCommand.self, ExportCommand.self, ProfileCommand.self, ConfigCommand.self,
      DataCommand.self, RunsCommand.self, EngineCommand.self,
      WatchCommand.self, OpenCommand.self, TermsCommand.self,
      BenchmarkCommand.self, ManualCommand.self,
    ],
    defaultSubcommand: DashboardCommand.self)
}
