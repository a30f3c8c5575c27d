import RatingData
import RatingFiles

/// The tables that a source has: ratings, and in a whole export of Letterboxd's what else was watched or is to be.
struct ImportTables {
  let ratings: CSVTable
  let layout: ImportLayout
  /// What tells of movies that were watched, with ratings or without: the diary, what was watched, what is liked.
  private(set) var watched: [CSVTable] = []
  private(set) var watchlist: CSVTable?

  init(_ source: ImportSource, _ policy: FaultPolicy) throws(ImportError) {
    guard let export = try Export(source) else {
      try self.init(try CSVTable(importing: try Self.file(source), policy))
      return
    }
    try self.init(try CSVTable(importing: try export.file(export.ratings), policy))
    for name in ["diary.csv", "watched.csv"] where name != export.ratings {
      if let table = try export.table(name, policy) { watched.append(table) }
    }
    if let likes = try export.likes(policy) { watched.append(likes) }
    watchlist = try export.table("watchlist.csv", policy)
  }

  private init(_ ratings: CSVTable) throws(ImportError) {
    self.ratings = ratings
    let header = ratings.header.joined(separator: ",")
    guard let layout = ImportLayout(ratings) else {
      throw ["name", "year"].allSatisfy(ratings.has)
        ? .noRatings(file: ratings.file, found: header)
        : .unknownColumns(
          file: ratings.file, found: ratings.header.isEmpty ? "an empty file" : header)
    }
    self.layout = layout
  }

  private static func file(_ source: ImportSource) throws(ImportError) -> CSVFile {
    do throws(LoadError) {
      return switch source {
      case .path(let path): try CSVFile(path)
      case .standardInput: try CSVFile(standardInput: source.name)
      }
    } catch {
      throw .notRead(error)
    }
  }
}

extension ImportTables {
  /// The table of a list: the file itself, or of a whole export the watchlist.
  static func list(_ source: ImportSource, _ policy: FaultPolicy) throws(ImportError) -> CSVTable {
    guard let export = try Export(source) else {
      return try CSVTable(importing: try file(source), policy)
    }
    if let watchlist = try export.table("watchlist.csv", policy) { return watchlist }
    return try CSVTable(importing: try export.file(export.ratings), policy)
  }
}

/// What a site hands out in one piece, packed or unpacked.
private struct Export {
  private let container: CSVFolder
  private let folder: String
  private let files: Set<String>
  /// The name of the table of ratings.
  let ratings: String

  /// What was taken back, lists, and what others wrote: no ratings that count.
  private static let besides: Set<Substring> = ["deleted", "orphaned", "lists", "likes"]

  /// nil of a single file.
  init?(_ source: ImportSource) throws(ImportError) {
    guard case .path(let path) = source else { return nil }
    do throws(LoadError) {
      guard let container = try CSVFolder(at: path) else { return nil }
      self.container = container
    } catch {
      throw .notRead(error)
    }
    let folders = container.folders.filter {
      !$0.path.split(separator: "/").contains(where: Self.besides.contains)
    }
    for (folder, files) in folders {
      guard let ratings = Self.ratings(among: files) else { continue }
      (self.folder, self.files, self.ratings) = (folder, files, ratings)
      return
    }
    throw .noTable(container: path, found: folders.flatMap(\.files).sorted())
  }

  /// Letterboxd's ratings, its diary where there are none, or else the only table that there is.
  private static func ratings(among files: Set<String>) -> String? {
    if let name = ["ratings.csv", "diary.csv"].first(where: files.contains) { return name }
    let tables = files.filter { $0.lowercased().hasSuffix(".csv") }
    return tables.count == 1 ? tables.first : nil
  }

  func file(_ name: String) throws(ImportError) -> CSVFile { try file(name, in: folder) }

  private func file(_ name: String, in folder: String) throws(ImportError) -> CSVFile {
    do throws(LoadError) {
      return try container.file(name, in: folder)
    } catch {
      throw .notRead(error)
    }
  }

  /// Movies that are liked, in a folder of their own; nil where there are none.
  func likes(_ policy: FaultPolicy) throws(ImportError) -> CSVTable? {
    let likes = folder.isEmpty ? "likes" : "\(folder)/likes"
    guard container.folders.contains(where: { $0.path == likes && $0.files.contains("films.csv") })
    else { return nil }
    return try CSVTable(importing: try file("films.csv", in: likes), policy)
  }

  /// nil where there is none.
  func table(_ name: String, _ policy: FaultPolicy) throws(ImportError) -> CSVTable? {
    files.contains(name) ? try CSVTable(importing: try file(name), policy) : nil
  }
}

/// Where a person's ratings are brought in from.
public enum ImportSource: Sendable, Equatable {
  /// A CSV file, plain or gzipped; a zip archive or a folder of them.
  case path(String)
  case standardInput

  /// What a command line names: `-` is standard input.
  public init(argument: String) { self = argument == "-" ? .standardInput : .path(argument) }

  /// What messages call it.
  public var name: String {
    switch self {
    case .path(let path): path
    case .standardInput: "standard input"
    }
  }
}

/// Tables that a site exports.
extension CSVTable {
  init(importing file: CSVFile, _ policy: FaultPolicy) throws(ImportError) {
    do throws(LoadError) {
      try self.init(file, policy, headedBy: ImportLayout.namesColumns)
    } catch {
      throw .notRead(error)
    }
  }

  func bad(_ record: CSVFile.Record, expected: String) -> ImportError {
    .badLine(
      file: file, line: record.line, expected: expected,
      found: record.fields.joined(separator: ","))
  }
}
