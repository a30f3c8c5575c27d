import Files

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

  /// Puts everything where it belongs; on an error before the last steps, nothing is new or gone.
  func write(
    _ set: some RatingRows, _ layout: any SetLayout, companions: [TextFile], watch: WritingWatch
  ) throws(WritingError) {
    do throws(WritingError) {
      var sinks: [FileSink] = []
      for file in companions {
        let sink = try FileSink(Folder.path(file.name, in: path))
        try sink.write(file)
        sinks.append(sink)
      }
      let ratings = try FileSink(Folder.path(layout.ratingsFile, in: path))
      try RowWriter(layout.rows(of: set), set.catalogue, to: ratings).write(set, watch: watch)
      sinks.append(ratings)
      // What a full disk would refuse it refuses here, before any file has its name.
      for sink in sinks { try sink.secure() }
      for sink in sinks { try sink.commit() }
      try removeOld(layout.files, except: companions.map(\.name) + [layout.ratingsFile])
    } catch {
      if !existed { takeBack(companions.map(\.name) + [layout.ratingsFile]) }
      throw error
    }
  }

  /// Removes a new folder, and what was written into it; what somebody else has put there meanwhile stays.
  private func takeBack(_ written: [String]) {
    for name in written { _ = try? Folder.removeFile(Folder.path(name, in: path)) }
    _ = try? Folder.removeEmpty(path)
  }

  /// Takes away what an older set left, and what would be wrong beside this one.
  private func removeOld(_ files: [String], except written: [String]) throws(WritingError) {
    do throws(FileFailure) {
      for name in files where names.contains(name) && !written.contains(name) {
        try Folder.remove(Folder.path(name, in: path))
      }
    } catch {
      throw .file(error)
    }
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
