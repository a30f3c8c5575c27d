import ArgumentParser
import RatingFiles
import RatingWriting
import Text

extension RatingFormat: ExpressibleByArgument {}

/// In which format ratings are written, and over what.
struct WritingOptions: ParsableArguments {
  @Option(help: "Format of the output. (default: by its extension: .csv, .tsv, .inter)")
  var format: RatingFormat?

  @Flag(help: "Replace the output if it exists.")
  var force = false

  /// The format in which a path is to be written.
  func format(of path: String) throws(Failure) -> RatingFormat {
    if [".gz", ".zip", ".bz2", ".xz", ".zst"].contains(where: path.lowercased().hasSuffix) {
      throw .usage(
        "\(path): the output is not compressed; give a name without that extension, or - and a pipe"
          + " into gzip")
    }
    guard let format = format ?? RatingFormat(fileNamed: path) else {
      let names = RatingFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw .usage("\(path): the name does not tell the format; add --format with one of \(names)")
    }
    if path == "-", format.place(of: path) == .folder, format != .recbole {
      throw .usage("\(format.rawValue) is a folder of files, which standard output is not")
    }
    return format
  }

  /// Where to write; - is standard output.
  func output(_ path: String) -> Output {
    path == "-"
      ? .sink(StandardOutputSink()) : .path(path, onExisting: force ? .replace : .refuse)
  }

  /// Writes a set and says what became of it.
  ///
  /// - Parameter tell: is told first what the format has no place for, a sentence each.
  func write(
    _ set: some RatingRows, as format: RatingFormat, to path: String, losses tell: (String) -> Void
  ) throws(Failure) {
    let interruption = Interruption()
    var line = WritingLine()
    let isWatched = StandardError.isTerminal && path != "-"
    let watch = WritingWatch(
      report: { if isWatched { StandardError.write(line.text(for: $0)) } },
      isCancelled: { interruption.requested != nil })
    do {
      let writer = try SetWriter(set, as: format, to: output(path))
      writer.losses.forEach(tell)
      defer { StandardError.write(line.end()) }
      try writer.write(watch: watch)
    } catch .cancelled {
      throw .interrupted(signal: interruption.requested ?? 2)
    } catch {
      throw Failure(error)
    }
    let movies = set.catalogue.kind.counted(set.catalogue.movies.count)
    let users = set.catalogue.users.count.counted("user")
    let place = path == "-" ? "written" : "in \(path)"
    StandardError.write(
      line: "\(set.count.counted("rating")) of \(movies) by \(users)"
        + " \(set.count == 1 ? "is" : "are") \(place), as \(format.rawValue).")
  }
}
