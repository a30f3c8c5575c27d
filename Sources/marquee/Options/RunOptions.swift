import ArgumentParser
import Learning
import RatingData
import Runs
import Session
import Text

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
  var store: RunStore? { noRun ? nil : Home.runStore }

  /// What a dashboard shows of runs, and whether it keeps its own.
  var kept: KeptRuns {
    KeptRuns(in: Home.runStore, noRun ? .refused : .kept, likenesses: Home.likenessStore)
  }

  /// The run to resume; nil where a new one begins.
  func resumed() throws(Failure) -> ResumedRun? {
    guard let resume else { return nil }
    let store = Home.runStore ?? RunStore("runs")
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

  /// The run with its end after so many epochs.
  ///
  /// - Throws: where more of them are done.
  func checked(toEndAfter epochs: Int) throws(Failure) -> ResumedRun {
    let done = resumption.checkpoint.state.completed
    guard epochs >= done else {
      throw .usage(
        "--epochs \(epochs): \(done) epochs of \(folder.name) are done; expected \(done) or more")
    }
    return ending(after: epochs)
  }

  /// How the data are read that it was trained on, where the command line does not say.
  func data(_ given: DataOptions) throws(Failure) -> DataOptions {
    guard given.data == nil else { return given }
    var options: DataOptions
    do {
      options = try DataOptions.parse(manifest.arguments)
    } catch {
      let fault = StoredValueError(
        key: "arguments", is: manifest.arguments.map(\.shellQuoted).joined(separator: " "),
        expected: "the options that its data were read by")
      throw .noRun(.broken(path: folder.path + "/run.json", why: fault.description))
    }
    options.reading.threads = given.reading.threads
    return options
  }
}
