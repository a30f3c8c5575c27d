import Files

/// A file that takes its name when it is whole.
final class FileSink: ByteSink {
  private var writer: DurableFile.Writer?

  init(_ path: String) throws(WritingError) {
    do {
      writer = try DurableFile.Writer(path)
    } catch {
      throw .file(error)
    }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(WritingError) {
    do {
      try writer?.append(bytes)
    } catch {
      throw .file(error)
    }
  }

  /// Waits until all bytes are safe on the disk.
  func secure() throws(WritingError) {
    do {
      try writer?.secure()
    } catch {
      throw .file(error)
    }
  }

  func commit() throws(WritingError) {
    do {
      try writer.take()?.commit()
    } catch {
      throw .file(error)
    }
  }
}
