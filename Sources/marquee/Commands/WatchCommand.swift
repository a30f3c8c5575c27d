import ArgumentParser
import Files
import Glibc
import LogFiles
import Session

/// `marquee watch`
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Show other programs' training in the dashboard.",
    discussion: """
      Takes what they log, and knows it by what is in it: TensorBoard's event files, tables of Keras' CSVLogger and \
      Lightning's metrics.csv, trainer_state.json of Hugging Face's Trainer, MLflow's file store, .wandb files of \
      Weights & Biases, JSON lines of any keys, and events as train --log json writes them. A folder may hold any number of runs, and more may come.

      A path at which there is nothing yet is waited for, whatever it is called. A file that grows is followed; one that is cut short or replaced is read \
      anew. Logs hold no model but where their writer leaves its vectors beside marquee's events.
      """)

  @Argument(
    help: "Files of logs, and folders; - for events on standard input.", completion: .file())
  var paths: [String]

  @OptionGroup var screen: ScreenOptions

  func run() throws {
    let runs = KeptRuns(in: Home.runStore, .watched)
    guard paths != ["-"] else { return try screen.open(.watch(path: nil, runs)) }
    guard !paths.contains("-") else {
      throw Failure.usage("standard input, -, is watched alone, without other paths")
    }
    let kinds = try paths.map { try kind(of: $0) }
    guard paths.count == 1, let events = events(try awaited(kinds[0], at: paths[0]), at: paths[0])
    else {
      return try screen.open(.logs(paths, runs))
    }
    try screen.open(.watch(path: events, runs))
  }

  /// What stands at a path; what can never be a log is refused.
  private func kind(of path: String) throws -> LogPath {
    let kind: LogPath
    do {
      kind = try LogPath(path)
    } catch let error as FileFailure {
      throw Failure.readingEvents(error)
    }
    if case .unknown(let why) = kind {
      throw Failure.badData(
        "\(path): \(why); expected a TensorBoard event file, a table of numbers (CSV), a"
          + " trainer_state.json, a .wandb file, JSON lines, or a folder with some of these, or with MLflow's runs"
      )
    }
    let folder = Folder.parent(of: path)
    if kind == .unwritten, FileKind(at: path) == nil, FileKind(at: folder) != .folder {
      // A log may come later; a folder for it has to be there.
      do throws(FileFailure) {
        _ = try SequentialFile(path)
      } catch {
        throw Failure.readingEvents(error)
      }
    }
    return kind
  }

  /// Waits until there is enough at a path to know it by: what it is called says nothing of that.
  private func awaited(_ kind: LogPath, at path: String) throws -> LogPath {
    guard kind == .unwritten else { return kind }
    StandardError.write(line: "waiting for \(path), which is known by what will be in it")
    var kind = kind
    while kind == .unwritten {
      usleep(Self.microsecondsBetweenLooks)
      kind = try self.kind(of: path)
    }
    return kind
  }

  private static let microsecondsBetweenLooks: UInt32 = 100_000

  /// The path of events that are watched as they come; nil of logs of other kinds.
  private func events(_ kind: LogPath, at path: String) -> String? {
    switch kind {
    case .log(.marquee), .special: path
    case .run(let events): events
    case .log, .folder, .unknown, .unwritten: nil
    }
  }
}
