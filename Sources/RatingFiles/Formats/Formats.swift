import Archives
import RatingData

/// The formats that are understood, and the one place where they are told apart.
enum Formats {
  static let known: [any Format] = [
    MovieLensText.doubleColons, MovieLensText.tabsAndBars, MovieLensCSV(), RecBole(),
  ]

  /// Recognizes what a folder or an archive holds, and reads it.
  static func read(_ set: any FileSet, _ reading: ReadingContext) throws(LoadError) -> DataSet {
    let found = try recognized(in: set)
    let tables = try found.format.read(found.file, in: found.group, reading)
    return try assemble(tables, reading, from: found.group.name)
  }

  /// A format, and the file of ratings that gave it away.
  typealias Recognized = (format: any Format, group: FileGroup, file: String)

  /// Recognizes what a folder or an archive holds: what lies outermost, and that alone.
  static func recognized(in set: any FileSet) throws(LoadError) -> Recognized {
    // A single file of any name is ratings only where nothing has a name that says so.
    for formats in [known, [SingleFile()]] {
      let all = candidates(in: set, for: formats)
      let depths = all.map { $0.group.depth }
      let outermost = all.filter { $0.group.depth == depths.min() }
      guard outermost.count < 2 else {
        let files = outermost.map { $0.group.path(of: $0.file) }
        throw .severalSets(container: set.label, files: files)
      }
      if let one = outermost.first { return one }
    }
    throw .unknownLayout(container: set.label, found: set.folders.flatMap { $0.files.sorted() })
  }

  private static func candidates(in set: any FileSet, for formats: [any Format]) -> [Recognized] {
    set.folders.flatMap { folder in
      formats.compactMap { format in
        format.ratingsFile(among: folder.files).map { file in
          (format, FileGroup(origin: set, folder: folder.path, files: folder.files), file)
        }
      }
    }
  }

  /// Reads one file, and those that belong to it where its name says that it is part of a set.
  static func read(file: String, in set: any FileSet, _ reading: ReadingContext) throws(LoadError)
    -> DataSet
  {
    let files = set.folders.first?.files ?? []
    let plain = file.hasSuffix(".gz") ? String(file.dropLast(3)) : file
    // Of the two, the one that was asked for.
    let group = FileGroup(
      origin: set, folder: "", files: plain == file ? files : files.subtracting([plain]))
    for format in known where format.ratingsFile(among: [file]) == plain {
      let tables = try format.read(plain, in: group, reading)
      return try assemble(tables, reading, from: tables.movies == nil ? plain : group.name)
    }
    return try assemble(try SingleFile().read(file, in: group, reading), reading, from: plain)
  }

  /// Reads what comes through a pipe.
  static func read(
    stream: any ByteStream, named name: String, _ reading: ReadingContext
  ) throws(LoadError) -> DataSet {
    let unpacked = try LoadError.ofStream { () throws(StreamError) in
      try stream.unpacked(named: name)
    }
    let tables = try SingleFile().read(unpacked, named: name, reading)
    return try assemble(tables, reading, from: name)
  }

  private static func assemble(
    _ tables: Tables, _ reading: ReadingContext, from name: String
  ) throws(LoadError) -> DataSet {
    var tables = tables
    if let titles = reading.options.titles { tables.name(by: try titles.listing(reading)) }
    return Assembly(tables, reading.options.workers).dataSet(named: name)
  }

  /// What would have been recognized, in words.
  static var layouts: String {
    (known.map(\.layout) + [SingleFile().layout]).joined(separator: ", ")
  }
}

/// A way in which a set lays out its files. A new one is a new type and a line in `Formats.known`.
protocol Format: Sendable {
  /// The files that give the format away, in words.
  var layout: String { get }

  /// The file with the ratings, where one of these files is that by its name.
  func ratingsFile(among files: Set<String>) -> String?

  /// Reads every file of a set.
  func read(_ ratingsFile: String, in group: FileGroup, _ reading: ReadingContext) throws(LoadError)
    -> Tables
}

extension Format {
  /// The name itself where one of the files has it, with or without `.gz` behind; else nil.
  func first(_ name: String, in files: Set<String>) -> String? {
    files.contains(name) || files.contains(name + ".gz") ? name : nil
  }
}
