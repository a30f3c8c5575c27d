import RatingData

/// The formats that are understood, and the one place where they are told apart.
enum Formats {
  static let known: [any Format] = [MovieLens1M(), MovieLensCSV()]

  /// Recognizes what a folder or an archive holds, and reads it.
  static func read(_ set: any FileSet) throws(LoadError) -> DataSet {
    let (format, shelf) = try recognize(set)
    for companion in format.companions where !shelf.files.contains(companion) {
      throw .missingFile(name: companion, container: set.label, beside: format.ratingsFile)
    }
    let tables = try format.read(shelf)
    return Assembly(tables).dataSet(
      named: format.name(of: tables, on: shelf), known: format.known(tables))
  }

  /// The first format whose ratings lie in one of the folders.
  private static func recognize(
    _ set: any FileSet
  ) throws(LoadError) -> (any Format, Shelf) {
    let folders = set.folders
    for format in known {
      let fitting = folders.filter { $0.files.contains(format.ratingsFile) }
      guard let first = fitting.first else { continue }
      guard fitting.count == 1 else {
        throw .severalSets(container: set.label, folders: fitting.map(\.path))
      }
      return (format, Shelf(origin: set, folder: first.path, files: first.files))
    }
    throw .unknownLayout(container: set.label, found: folders.flatMap(\.files))
  }

  /// What would have been recognized, in words.
  static var layouts: String {
    known.map { ([$0.ratingsFile] + $0.companions).joined(separator: " with ") }
      .joined(separator: " or ")
  }
}
