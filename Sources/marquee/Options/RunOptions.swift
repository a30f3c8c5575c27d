import ArgumentParser
import Learning
import RatingData
import Runs
import Session

/// Whether a run is kept on disk, and which one is resumed.
struct RunOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Resume an earlier run where it ended or was killed: its name, the start of it, its folder, or last.",
      valueName: "run"))
  var resume: String?

  @Flag(help: "Keep nothing of the run on disk.")
  var noRun = false

  func validate() throws {
    if resume != nil, noRun {
      throw ValidationError("--resume writes into the folder of the run, and --no-run writes none")
    }
  }

  /// Where runs are kept; nil where they are not to be, or there is no home.
  var store: RunStore? { noRun ? nil : ProcessEnvironment.runStore }

  /// What a dashboard shows of runs, and whether it keeps its own.
  var kept: KeptRuns { KeptRuns(in: ProcessEnvironment.runStore, noRun ? .refused : .kept) }

  /// The run to resume; nil where a new one begins.
  func resumed() throws(Failure) -> ResumedRun? {
    guard let resume else { return nil }
    let store = ProcessEnvironment.runStore ?? RunStore("runs")
    do {
      return try ResumedRun(store.run(resume))
    } catch {
      throw .noRun(error)
    }
  }
}

extension ResumedRun {
  /// - Throws: where options were given that the run has already decided.
  ///
  /// - Parameter allowed: those that may be given all the same.
  func check(_ training: TrainingOptions, allowing allowed: Set<String> = []) throws {
    guard let option = training.given.first(where: { !allowed.contains($0) }) else { return }
    throw ValidationError(
      "\(option): a resumed run keeps its settings; without --resume another one begins"
    )
  }

  /// The epochs that are missing to a number of them; 0 where the run has as many.
  func epochsMissing(to epochs: Int) -> Int {
    max(0, epochs - resumption.checkpoint.state.lastEpoch)
  }

  /// How the data are read that it was trained on, where the command line does not say.
  func data(_ given: DataOptions) throws -> DataOptions {
    guard given.data == nil else { return given }
    var options = try DataOptions.parse(manifest.arguments)
    options.reading.threads = given.reading.threads
    return options
  }
}
