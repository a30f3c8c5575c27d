import Archives
import Files
import RatingFiles

/// Writes the files of a set beside where they are to be, and then gives the folder its name.
struct Unpacking {
  let archive: SetArchive
  /// Where the files are until all of them are whole; whatever is there is of a fetch that was killed.
  let temporary: String
  let destination: String
  let report: (FetchEvent) -> Void

  /// - Throws: `FetchError.interrupted` where the task is cancelled. Nothing is left then, nor after
  ///   any other error.
  func run() throws(FetchError) {
    do throws(FetchError) {
      try FetchError.ofFile { () throws(FileFailure) in
        try Folder.remove(temporary)
        try Folder.create(temporary)
      }
      try write()
      try FetchError.ofFile { () throws(FileFailure) in
        try Folder.move(temporary, to: destination)
      }
    } catch {
      try? Folder.remove(temporary)
      throw error
    }
  }

  private func write() throws(FetchError) {
    let total = archive.size
    var done = 0
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { buffer.deallocate() }
    for member in archive.members {
      try write(member, through: buffer) { count throws(FetchError) in
        guard !Task.isCancelled else { throw .interrupted(kept: 0) }
        done += count
        report(.unpacking(done, of: total))
      }
    }
  }

  /// - Parameter progress: told of every piece before it is written.
  private func write(
    _ member: SetArchive.Member, through buffer: UnsafeMutableRawBufferPointer,
    progress: (Int) throws(FetchError) -> Void
  ) throws(FetchError) {
    let stream = try FetchError.ofArchive { () throws(StreamError) in try archive.open(member) }
    let path = "\(temporary)/\(member.path)"
    let file = try FetchError.ofFile { () throws(FileFailure) in
      try Folder.create(Folder.parent(of: path))
      return try DurableFile.Writer(path)
    }
    while true {
      let count = try FetchError.ofArchive { () throws(StreamError) in try stream.read(into: buffer)
      }
      guard count > 0 else { break }
      try progress(count)
      let piece = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      try FetchError.ofFile { () throws(FileFailure) in try file.append(piece) }
    }
    do throws(FileFailure) {
      try file.commit()
    } catch {
      throw .file(error)
    }
  }
}

extension FetchError {
  /// Does what may fail on the disk.
  static func ofFile<Result: ~Copyable>(
    _ body: () throws(FileFailure) -> Result
  ) throws(FetchError) -> Result {
    do throws(FileFailure) {
      return try body()
    } catch {
      throw .file(error)
    }
  }

  /// Does what may fail for what is in an archive.
  static func ofArchive<Result>(
    _ body: () throws(StreamError) -> Result
  ) throws(FetchError) -> Result {
    do throws(StreamError) {
      return try body()
    } catch {
      throw .archive(LoadError(error))
    }
  }
}
