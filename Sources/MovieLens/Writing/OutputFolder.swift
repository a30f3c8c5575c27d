import Files

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder that a set is written into. Its file of ratings comes last, so that what a reader can
/// recognize is whole.
struct OutputFolder {
  let path: String
  private let existed: Bool
  private let names: [String]

  /// Looks at what is there, and makes the folder where nothing is.
  init(_ path: String, onExisting: ExistingOutput, layout: any SetLayout) throws(WritingError) {
    self.path = path
    existed = FileKind(at: path) != nil
    do {
      try Folder.create(path)
      names = try Folder.names(in: path)
    } catch {
      throw .file(error)
    }
    guard names.isEmpty || onExisting == .replace else { throw .exists(path: path) }
    let others = names.filter { Self.isRatings($0) && $0 != layout.ratingsFile }
    if let other = others.first { throw .mixed(folder: path, file: other) }
  }

  /// Puts everything where it belongs; on an error, nothing new is left.
  func write(
    _ set: some RatingRows, _ layout: any SetLayout, companions: [TextFile], watch: WritingWatch
  ) throws(WritingError) {
    do throws(WritingError) {
      var sinks: [FileSink] = []
      for file in companions {
        let sink = try FileSink("\(path)/\(file.name)")
        try sink.write(file)
        sinks.append(sink)
      }
      let ratings = try FileSink("\(path)/\(layout.ratingsFile)")
      try RowWriter(layout.rows(of: set), set.catalogue, to: ratings).write(set, watch: watch)
      for sink in sinks { try sink.commit() }
      // Of an older set, and wrong beside this one.
      let written = Set(companions.map(\.name)).union([layout.ratingsFile])
      for name in layout.files where names.contains(name) && !written.contains(name) {
        unlink("\(path)/\(name)")
      }
      try ratings.commit()
    } catch {
      if !existed { remove(companions) }
      throw error
    }
  }

  /// Takes back what was made: the temporary files are gone by themselves.
  private func remove(_ companions: [TextFile]) {
    for file in companions { unlink("\(path)/\(file.name)") }
    rmdir(path)
  }

  private static func isRatings(_ name: String) -> Bool {
    ["u.data", "ratings.dat", "ratings.csv"].contains(name) || name.hasSuffix(".inter")
  }
}

extension ByteSink {
  func write(_ file: TextFile) throws(WritingError) {
    let buffer = ByteBuffer(self)
    try buffer.append(file.bytes)
    try buffer.flush()
  }
}
