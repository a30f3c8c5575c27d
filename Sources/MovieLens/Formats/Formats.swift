import RatingData

/// The formats that are understood, and the one place where they are told apart.
enum Formats {
  static let known: [any Format] = [DoubleColons(), MovieLens100K(), MovieLensCSV(), RecBole()]

  /// Recognizes what a folder or an archive holds, and reads it.
  static func read(_ set: any FileSet, _ reading: Reading) throws(LoadError) -> DataSet {
    let found = try recognized(in: set)
    let tables = try found.format.read(found.file, on: found.shelf, reading)
    return assemble(tables, from: found.shelf.name)
  }

  /// A format, and the file of ratings that gave it away.
  typealias Recognized = (format: any Format, shelf: Shelf, file: String)

  /// Recognizes what a folder or an archive holds.
  static func recognized(in set: any FileSet) throws(LoadError) -> Recognized {
    for format in known + [SingleFile()] {
      if let (shelf, file) = try shelf(in: set, for: format) { return (format, shelf, file) }
    }
    throw .unknownLayout(container: set.label, found: set.folders.flatMap { $0.files.sorted() })
  }

  /// Reads one file, and those that belong to it where its name says that it is part of a set.
  static func read(file: String, in set: any FileSet, _ reading: Reading) throws(LoadError)
    -> DataSet
  {
    let files = set.folders.first?.files ?? []
    let shelf = Shelf(origin: set, folder: "", files: files)
    let plain = file.hasSuffix(".gz") ? String(file.dropLast(3)) : file
    for format in known where format.ratingsFile(among: [file]) == plain {
      let tables = try format.read(plain, on: shelf, reading)
      return assemble(tables, from: tables.movies == nil ? plain : shelf.name)
    }
    return assemble(try SingleFile().read(file, on: shelf, reading), from: plain)
  }

  /// Reads what comes through a pipe.
  static func read(
    stream: any ByteStream, named name: String, _ reading: Reading
  ) throws(LoadError) -> DataSet {
    let tables = try SingleFile().read(stream.unpacked(named: name), named: name, reading)
    return assemble(tables, from: name)
  }

  private static func assemble(_ tables: Tables, from name: String) -> DataSet {
    Assembly(tables).dataSet(named: name)
  }

  /// The folder that has a format's ratings: the outermost, and one alone.
  private static func shelf(
    in set: any FileSet, for format: any Format
  ) throws(LoadError) -> (Shelf, String)? {
    let fitting = set.folders.compactMap { folder in
      format.ratingsFile(among: folder.files).map { (folder: folder, file: $0) }
    }
    guard let first = fitting.first else { return nil }
    guard fitting.count == 1 || first.folder.path.isEmpty else {
      throw .severalSets(container: set.label, folders: fitting.map(\.folder.path))
    }
    return (Shelf(origin: set, folder: first.folder.path, files: first.folder.files), first.file)
  }

  /// What would have been recognized, in words.
  static var layouts: String {
    (known.map(\.layout) + [SingleFile().layout]).joined(separator: ", ")
  }
}
