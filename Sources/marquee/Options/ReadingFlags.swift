import ArgumentParser
import Concurrency
import RatingData
import RatingFiles

extension FaultPolicy: ExpressibleByArgument {}
extension RatingSignal: ExpressibleByArgument {}

/// How ratings are read, as far as they don't say it themselves.
struct ReadingFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Columns of a single file, in order: user, item, rating, timestamp, and _ for a column to"
        + " ignore. (default: detected)",
      valueName: "names"),
    transform: ColumnList.init)
  var columns: ColumnList?

  @Option(
    help: ArgumentHelp(
      "What values say: explicit ratings, or implicit feedback: counts of any size, positive above 0,"
        + " or a file without a column of values.", valueName: "signal"))
  var signal: RatingSignal = .explicit

  @Option(
    help: ArgumentHelp(
      "What to do with lines that cannot be read: stop at the first, or skip and count them.",
      valueName: "policy"))
  var onError: FaultPolicy = .stop

  @Option(
    help: ArgumentHelp(
      "Number of threads to use. (default: one per core)",
      valueName: "n"))
  var threads: Int?

  func validate() throws {
    if let columns, signal == .explicit, !columns.columns.contains(.rating) {
      throw ValidationError(
        "--columns has no rating among them; --signal implicit reads files without one")
    }
    guard let threads, !(1...256).contains(threads) else { return }
    throw ValidationError("--threads \(threads) is not from 1 to 256.")
  }

  /// The options that decide what is read, as they were given.
  var arguments: [String] {
    (columns.map { ["--columns", $0.text] } ?? [])
      + (signal == .explicit ? [] : ["--signal", signal.rawValue])
      + (onError == .stop ? [] : ["--on-error", onError.rawValue])
  }

  /// The threads that a learner may use.
  var workers: Workers { threads.map { Workers(count: $0) } ?? .onePerCore }

  var options: ReadingOptions {
    ReadingOptions(
      columns: columns?.columns, faults: onError, signal: signal,
      threads: threads ?? ReadingOptions.availableThreads)
  }

  func load(_ argument: String?) throws(Failure) -> DataSet { try options.load(argument) }
}

extension ReadingOptions {
  /// Reads what an argument names, and tells a person at the terminal how far that is.
  func load(_ argument: String?) throws(Failure) -> DataSet {
    let progress = LoadingWatch.onStandardError()
    defer { progress.end() }
    do {
      return try Source.named(argument).load(self, watch: progress.watch)
    } catch {
      throw .loading(error)
    }
  }
}

extension Source {
  /// What `--data` and arguments like it mean here.
  static func named(_ argument: String?) -> Source {
    Source(argument, dataFolder: Home.dataFolder)
  }
}

/// The value of `--columns`: `user,item,rating,timestamp`, in any order, with `_` for others.
struct ColumnList: Equatable {
  let columns: [RatingColumn?]

  var names: [String] { columns.map { $0?.rawValue ?? "_" } }
  var text: String { names.joined(separator: ",") }

  init(_ argument: String) throws {
    columns = try argument.split(separator: ",", omittingEmptySubsequences: false).map { name in
      let column = RatingColumn(rawValue: name.lowercased())
      guard column != nil || name == "_" else {
        throw ValidationError("\"\(name)\" is none of user, item, rating, timestamp and _")
      }
      return column
    }
    let counts = Dictionary(columns.map { ($0, 1) }, uniquingKeysWith: +)
    for column in RatingColumn.allCases {
      let count = counts[column] ?? 0
      guard count > 0 || [.timestamp, .rating].contains(column) else {
        throw ValidationError("there is no \(column.rawValue) among them")
      }
      guard count < 2 else { throw ValidationError("there are \(count) of \(column.rawValue)") }
    }
  }
}
