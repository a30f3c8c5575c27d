import ArgumentParser
import Files
import Profiles
import RatingData
import RatingFiles

/// Which ratings, and how they are read.
struct DataOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Ratings: a folder, a file, a .zip or .gz, - for standard input, or a name from"
        + " `marquee data list`. (default: the embedded ml-latest-small)", valueName: "source"),
    completion: .file())
  var data: String?

  @Option(
    // A negative number is a rating of some scales, not a missing one.
    parsing: .unconditional,
    help: ArgumentHelp(
      "Lowest rating that counts as relevant, for ranking metrics and for learners that rank."
        + " (default: in the upper quarter of the scale)", valueName: "rating"))
  var relevant: Float?

  @Option(
    help: ArgumentHelp(
      "What the items are called: CSV or TSV with a header, plain or .gz, with a column of ids (id, movieId, artistID,"
        + " …) and one of names (title, name).", valueName: "file"),
    completion: .file(extensions: ["csv", "tsv", "gz"]))
  var titles: String?

  @Option(
    help: ArgumentHelp(
      "Columns of --titles, as its header names them: those of ids, of names, and perhaps of genres.",
      valueName: "id,name,genres"),
    transform: TitleColumns.init(argument:))
  var titleColumns: TitleColumns?

  @OptionGroup(title: "Reading") var reading: ReadingFlags

  /// What to call them until they are read.
  var name: String {
    switch data {
    case nil: "the embedded ratings"
    case "-": "standard input"
    case let path?: path
    }
  }

  /// The options that were given, as they mean the same from anywhere.
  var arguments: [String] {
    (data.map { ["--data", Self.fromAnywhere($0)] } ?? [])
      + (relevant.map { ["--relevant", "\($0)"] } ?? [])
      + (titles.map { ["--titles", Folder.absolute($0)] } ?? [])
      + (titleColumns.map { ["--title-columns", $0.text] } ?? []) + reading.arguments
  }

  /// A path, or a set that stands in the working folder under its name, as a whole path; others as they are.
  private static func fromAnywhere(_ data: String) -> String {
    guard case .path(let path) = Source.named(data), FileKind(at: path) != nil,
      path == data || !path.hasPrefix("/")
    else { return data }
    return Folder.absolute(path)
  }

  /// What says what the items are called; nil where nothing is given.
  var titleFile: TitleFile? { titles.map { TitleFile($0, columns: titleColumns) } }

  /// How they are read, on either face.
  var options: ReadingOptions {
    var options = reading.options
    options.relevanceThreshold = relevant
    options.titles = titleFile
    return options
  }

  /// Reads them; warnings go to standard error.
  func load() throws(Failure) -> DataSet { try loadQuietly().warned() }

  /// Reads them; no warnings are written.
  func loadQuietly() throws(Failure) -> DataSet { try load(data) }

  /// Reads any source with the same options; no warnings are written.
  func load(_ source: String?) throws(Failure) -> DataSet {
    try options.load(source)
  }

  /// Reads a person's own ratings from a file or from standard input; lines that cannot be read are dealt with as those
  /// of the data are.
  func ratings(from argument: String, in data: DataSet) throws(Failure) -> ImportedRatings {
    do throws(ImportError) {
      return try ImportedRatings(
        ImportSource(argument: argument), for: data.catalogue, reading.onError)
    } catch {
      throw .badImport(error)
    }
  }

  /// - Throws: where both are to come from standard input, which can be read once.
  func checkStandardInput(besides argument: String?) throws {
    guard data == "-", argument == "-" else { return }
    throw ValidationError(
      "--data and the ratings of one's own cannot both be -: standard input can be read only once.")
  }

  func validate() throws {
    if titleColumns != nil, titles == nil {
      throw ValidationError("--title-columns needs --titles")
    }
    guard let relevant, !relevant.isFinite else { return }
    throw ValidationError("--relevant \(relevant): expected a number")
  }
}

extension TitleColumns {
  /// Reads `id,name` or `id,name,genres`.
  init(argument: String) throws {
    let names = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard (2...3).contains(names.count), !names.contains("") else {
      throw ValidationError("expected id,name or id,name,genres, found \"\(argument)\"")
    }
    self.init(id: names[0], name: names[1], genres: names.count == 3 ? names[2] : nil)
  }
}

extension DataSet {
  /// Writes the warnings to standard error.
  func warned() -> DataSet {
    for warning in warnings { StandardError.write(line: "marquee: warning: \(warning)") }
    return self
  }
}
