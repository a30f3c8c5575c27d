import Files
import Subprocess
import TestArchives
import TestFolders
import Testing

/// Every layout, out of what it may come in, as far as the screen: right counts, right titles.
@Suite(.enabled(if: Tmux.isInstalled, "needs tmux: apt-get install tmux"))
struct AnyRatingsTests {
  struct Case: CustomTestStringConvertible, Sendable {
    /// As `data generate --format` has it.
    let format: String
    let container: Container
    /// Whether it tells what movies are called.
    var hasTitles = true

    var testDescription: String { "\(format) \(container)" }
  }

  enum Container: Sendable {
    case folder
    case packedFolder
    case zip
    case file
    case gzip
    case pipe
    case packedPipe
  }

  static let cases = [
    Case(format: "ml-100k", container: .folder), Case(format: "ml-100k", container: .zip),
    Case(format: "ml-1m", container: .zip), Case(format: "ml-1m", container: .packedFolder),
    Case(format: "ml-10m", container: .folder), Case(format: "ml-10m", container: .zip),
    Case(format: "movielens-csv", container: .folder),
    Case(format: "movielens-csv", container: .zip),
    Case(format: "recbole", container: .folder), Case(format: "recbole", container: .zip),
    Case(format: "csv", container: .gzip, hasTitles: false),
    Case(format: "csv", container: .pipe, hasTitles: false),
    Case(format: "tsv", container: .file, hasTitles: false),
    Case(format: "libmf", container: .packedPipe, hasTitles: false),
  ]

  private let folder = TemporaryFolder()

  @Test(arguments: cases) func `Any ratings end on the screens`(example: Case) async throws {
    let script = try await script(for: example)
    let command = ["/bin/sh", "-c", script, try Product.path("marquee"), folder.path]
    try await Tmux.run(command, columns: 150) { tmux in
      try await tmux.waitFor(text: "train 810  validation 90")
      try await tmux.waitFor(text: "best epoch")
      try await tmux.press("2")
      let title = example.hasTitles ? "Movie 7 (" : "#7"
      try await tmux.type(example.hasTitles ? "/movie 7 " : "/#7")
      try await tmux.waitFor("a movie") { screen in
        screen.contains("of 30") && screen.contains { $0.contains(title) }
      }
      try await tmux.press("Enter", "3")
      try await tmux.waitFor(text: "users · 40")
      try await tmux.press("q")
      #expect(try await tmux.exitStatus() == 0)
    }
  }

  /// What a person would type, `$0` being the program and `$1` the folder.
  private func script(for example: Case) async throws -> String {
    let isFolder = try await generate(example.format)
    switch example.container {
    case .folder: return #"exec "$0" --data "$1/set""#
    case .packedFolder: return #"gzip "$1"/set/*.dat; exec "$0" --data "$1/set""#
    case .zip:
      try zip()
      return #"exec "$0" --data "$1/set.zip""#
    case .file: return #"exec "$0" --data "$1/set""#
    case .gzip: return #"gzip "$1/set"; exec "$0" --data "$1/set.gz""#
    case .pipe: return #"cat "$1/set" | "$0" --data -"#
    case .packedPipe:
      precondition(!isFolder, "a pipe carries one file")
      return #"gzip -c "$1/set" | "$0" --data -"#
    }
  }

  /// - Returns: whether it is a folder.
  private func generate(_ format: String) async throws -> Bool {
    let plan = ["--users", "40", "--movies", "30", "--ratings", "900", "--scale", "1-5"]
    let result = try await Subprocess.run(
      .path(.init(try Product.path("marquee"))),
      arguments: Arguments(["data", "generate", "\(folder.path)/set", "--format", format] + plan),
      output: .discarded, error: .string(limit: 1 << 16))
    #expect(result.terminationStatus == .exited(0), "\(result.standardError)")
    return FileKind(at: "\(folder.path)/set") == .folder
  }

  /// Packs the set as GroupLens does: in a folder, behind an entry of the folder itself.
  private func zip() throws {
    let set = "\(folder.path)/set"
    let entries = try Folder.names(in: set).map { name in
      ZipBuilder.Entry.deflated(
        "published/\(name)", try InputFile.contents(of: Folder.path(name, in: set)))
    }
    let archive = ZipBuilder(entries: [.stored("published/", "")] + entries)
    try DurableFile.replace("\(set).zip", with: archive.bytes)
  }
}
