import ArgumentParser
import Profiles
import RatingData
import Text

/// Lists of movies that a person brings, out of which to choose or not.
struct ListOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Choose among the movies of a list alone, whatever their number of ratings: a watchlist, a festival's programme.",
      valueName: "file"),
    completion: .file(extensions: ["csv", "zip"]))
  var only: String?

  @Option(
    help: ArgumentHelp("Leave out the movies of a list.", valueName: "file"),
    completion: .file(extensions: ["csv", "zip"]))
  var without: String?

  /// A filter that heeds the lists, too.
  ///
  /// - Throws: for a list that cannot be read, and for one to choose among none of whose movies is in the data.
  func narrow(
    _ filter: MovieFilter, in data: DataSet, _ source: DataOptions
  ) throws(Failure) -> MovieFilter {
    var filter = filter
    if let only {
      let list = try read(only, in: data, source)
      guard !list.movies.isEmpty else {
        throw .badData(
          "\(only): none of its \(data.kind.plural) is in these data, so there is none to choose")
      }
      filter.only = list
    }
    if let without { filter.without = try read(without, in: data, source) }
    return filter
  }

  private func read(
    _ path: String, in data: DataSet, _ source: DataOptions
  ) throws(Failure) -> MovieSelection {
    let list: ImportedList
    do throws(ImportError) {
      list = try ImportedList(
        ImportSource(argument: path), for: data.catalogue, source.reading.onError)
    } catch {
      throw .badImport(error)
    }
    for fault in list.faults { StandardError.write(line: "marquee: warning: \(fault)") }
    let selection = list.selection(in: data)
    let absent = list.movies.count - selection.movies.count
    if absent > 0 {
      StandardError.write(
        line: "marquee: warning: \(path): \(absent) of \(data.kind.counted(list.movies.count))"
          + " \(absent == 1 ? "is" : "are") not in these data" + Self.examples(list))
    }
    return selection
  }

  /// The first that are missing, in words.
  private static func examples(_ list: ImportedList) -> String {
    let names = list.unmatched.prefix(3).map { $0.title.excerpt() }
    return names.isEmpty
      ? ""
      : ": " + names.joined(separator: ", ")
        + (list.unmatched.count > names.count ? ", …" : "")
  }
}
