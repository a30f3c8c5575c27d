import ArgumentParser
import Files
import Session

/// `marquee watch`
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Show another program's training in the dashboard.",
    discussion: """
      Reads one JSON object per line, as train --log json writes them, and follows a file that grows, from before it \
      is there; one that is cut short or replaced is read anew. \
      A model is there where its writer leaves its vectors beside the events.
      """)

  @Argument(
    help: "File of events, or - for standard input.",
    completion: .file(extensions: ["jsonl"]))
  var file: String

  @OptionGroup var screen: ScreenOptions

  func run() throws {
    let runs = KeptRuns(in: Home.runStore, .watched)
    guard file != "-" else { return try screen.open(.watch(path: nil, runs)) }
    // A file may come later; a folder for it has to be there.
    let isThere = FileKind(at: file) != nil
    let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? "."
    if isThere || FileKind(at: folder) != .folder {
      do throws(FileFailure) {
        _ = try SequentialFile(file)
      } catch {
        throw Failure.readingEvents(error)
      }
    }
    try screen.open(.watch(path: file, runs))
  }
}
