import ArgumentParser
import Fetching
import Glibc
import RatingFiles

extension PublishedSet: ExpressibleByArgument {
  public init?(argument: String) {
    guard let set = PublishedSet.named(argument) else { return nil }
    self = set
  }

  public static var allValueStrings: [String] { all.map(\.name) }
}

/// `marquee data fetch`
struct FetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch", abstract: "Download a published set, and verify its MD5.",
    discussion: """
      To resume an interrupted download, run the command again. Proxies are taken from the environment \
      (https_proxy, no_proxy). Sets are kept in $XDG_DATA_HOME/marquee/data, or \
      ~/.local/share/marquee/data.
      """)

  @Argument(help: ArgumentHelp("Name of a set, from `marquee data list`.", valueName: "name"))
  var set: PublishedSet

  @Option(
    help: ArgumentHelp(
      "Fetch from here instead of GroupLens. Verified against the same MD5, or for sets that change,"
        + " against the .md5 file beside it.", valueName: "address or file"),
    completion: .file(extensions: ["zip"]))
  var from: String?

  @Flag(help: "Download again, and replace the existing set.")
  var force = false

  func run() throws {
    guard let folder = Home.dataFolder else {
      throw Failure.usage("no place to keep sets in: set HOME, or XDG_DATA_HOME to a whole path")
    }
    let fetch = try fetch(into: folder)
    let (result, signal) = Interruption.cancelling {
      await FetchLog(fetch).following { report in await Self.result(of: fetch, report) }
    }
    switch result {
    case .success(let outcome): tell(outcome, folder)
    case .failure(.interrupted(let kept)):
      StandardError.write(line: "marquee: \(FetchError.interrupted(kept: kept))")
      throw Failure.interrupted(signal: signal ?? SIGINT)
    case .failure(let error): throw Failure.fetching(error)
    }
  }

  private static func result(
    of fetch: Fetch, _ report: @escaping (FetchEvent) -> Void
  ) async -> Result<Fetch.Outcome, FetchError> {
    do throws(FetchError) {
      return .success(try await fetch.run(report: report))
    } catch {
      return .failure(error)
    }
  }

  private func fetch(into folder: DataFolder) throws(Failure) -> Fetch {
    do throws(FetchError) {
      let source: FetchSource?
      if let from { source = try FetchSource(from) } else { source = nil }
      return try Fetch(set, from: source, into: folder, onExisting: force ? .replace : .keep)
    } catch {
      throw .fetching(error)
    }
  }

  private func tell(_ outcome: Fetch.Outcome, _ folder: DataFolder) {
    switch outcome {
    case .fetched(let path): StandardError.write(line: "\(set.name) is in \(path).")
    case .alreadyThere(let path):
      StandardError.write(line: "\(set.name) is in \(path) already; --force downloads it again.")
    }
    if case .workingFolder(let path) = SetPlace(of: set, in: folder) {
      StandardError.write(line: "In this folder its name means \(path), which comes first.")
    }
    StandardError.write(line: "Look inside: marquee --data \(set.name)")
  }
}
