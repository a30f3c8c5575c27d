import ArgumentParser
import Files
import Runs

/// `marquee runs export`
struct RunsExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a run for other programs, or as a page to hand on.",
    discussion: """
      csv is a file with a line an epoch. tensorboard is a folder, which tensorboard --logdir is pointed at: every run \
      exported there has one of its own in it. page is one file of HTML, which asks nothing of any network: curves, \
      settings, neighbours, the map, and the time machine, for which a run of up to a minute is trained again. Nothing \
      that is there already is written over.
      """)

  /// What is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv
    case tensorboard
    case page

    /// nil of a page, which is more than epochs.
    var epochs: RunExport? {
      switch self {
      case .csv: .csv
      case .tensorboard: .tensorboard
      case .page: nil
      }
    }
  }

  @Argument(help: "A run's name, the start of it, its folder, or last.")
  var name: String

  @Argument(help: ArgumentHelp("The new file, or TensorBoard's folder.", valueName: "output"))
  var place: String?

  @Option(
    help: ArgumentHelp(
      "The new file, as the last argument. (default of a page: the run's name and .html)",
      valueName: "file"),
    completion: .file())
  var output: String?

  @Option(help: "What to write.")
  var format: Format = .csv

  @Flag(help: "Put what some users rated on the page, too.")
  var rated = false

  func validate() throws {
    guard place == nil || output == nil else {
      throw ValidationError("Give the file once: as an argument, or by --output.")
    }
    guard format == .page || place != nil || output != nil else {
      throw ValidationError("Give the new file, or TensorBoard's folder.")
    }
    guard format == .page || !rated else {
      throw ValidationError("--rated goes with --format page")
    }
  }

  func run() throws {
    let report = try RunsCommand.report(name)
    let path = place ?? output ?? report.folder.name + ".html"
    guard let export = format.epochs else { return try writePage(of: report, to: path) }
    do {
      let file = try export.write(report, to: path)
      StandardError.write(line: "\(report.epochs.count) epochs are written to \(file)")
    } catch {
      throw Failure.noRun(error)
    }
  }

  private static func checkIsNew(_ path: String) throws(Failure) {
    guard FileKind(at: path) == nil else {
      throw .noRun(.broken(path: path, why: "is there already; an export goes to a new file"))
    }
  }

  private func writePage(of report: RunReport, to path: String) throws(Failure) {
    try Self.checkIsNew(path)
    let bytes = Array(try RunPageMaking(report: report, withRatings: rated).html().utf8)
    // Making it may have taken a minute, in which another program wrote there.
    try Self.checkIsNew(path)
    do throws(FileFailure) {
      try DurableFile.replace(path, with: bytes)
    } catch {
      throw .noRun(.broken(path: path, why: "\(error)"))
    }
    StandardError.write(line: "the page is written to \(path), \(bytes.count.asBytes)")
  }
}
