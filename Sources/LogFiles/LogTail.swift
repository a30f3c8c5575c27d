import Files
import Logs

/// A log file that is followed: what it grew by is read, and one that was cut short or replaced is read anew.
///
/// One thread at a time looks at it; `LogWatch` sees to that.
final class LogTail: @unchecked Sendable {
  let path: String
  private(set) var contents: LogContents
  /// Bytes that are there and were not read yet.
  private(set) var bytesLeft = 0
  /// How often something new was read.
  private(set) var version = 0
  /// When the file was written last, in nanoseconds since 1970.
  private(set) var modified: Int64 = 0

  private var reading: Reading?
  private var stamp: FileStamp?
  private var failure: String?

  /// What is open, and its first bytes, which stay as long as nobody writes the file anew.
  private struct Reading: ~Copyable {
    var file: SequentialFile
    var head: [UInt8] = []
    var position = 0
  }

  private static let headSize = 256
  private static let blockSize = 1 << 20
  /// Bytes of one look: then somebody draws.
  private static let mostBytes = 1 << 25

  init(_ path: String) {
    self.path = path
    contents = LogContents(file: path)
  }

  /// Reads what is new.
  func look() {
    guard let now = FileStamp(followingLinks: path) else { return }
    // What cannot be read is tried again when somebody wrote to it.
    guard now != stamp || bytesLeft > 0 else { return }
    do throws(FileFailure) {
      if try isAnother(now) { restart() }
      try readOn(now)
      failure = nil
    } catch {
      tell("\(error)")
    }
    stamp = now
    modified = now.modified
  }

  /// Whether the file is not the one any more that was read.
  private func isAnother(_ now: FileStamp) throws(FileFailure) -> Bool {
    guard reading != nil else { return false }
    if contents.format == .trainerState, now != stamp { return true }
    guard try reading?.file.isStill(at: path) == true, now.size >= reading?.position ?? 0 else {
      return true
    }
    // One that is written anew in place may already be longer than before.
    let head = reading?.head ?? []
    return try InputFile(path).bytes(0..<min(head.count, now.size)) != head
  }

  private func restart() {
    let isUsual = contents.format == .trainerState
    contents = LogContents(file: path)
    if !isUsual { contents.report("was cut short or replaced, and is read anew") }
    reading = nil
  }

  private func readOn(_ now: FileStamp) throws(FileFailure) {
    if reading == nil { reading = Reading(file: try SequentialFile(path)) }
    var buffer = [UInt8](repeating: 0, count: min(Self.blockSize, max(4096, now.size)))
    var read = 0
    while read < Self.mostBytes {
      let count = try readBlock(&buffer)
      guard count > 0 else { break }
      read += count
    }
    bytesLeft = read < Self.mostBytes ? 0 : max(0, now.size - (reading?.position ?? 0))
    if bytesLeft == 0 { contents.end() }
    if read > 0 { version += 1 }
  }

  private func readBlock(_ buffer: inout [UInt8]) throws(FileFailure) -> Int {
    var result = Result<Int, FileFailure>.success(0)
    buffer.withUnsafeMutableBytes { bytes in
      result = Result { () throws(FileFailure) in try reading?.file.read(into: bytes) ?? 0 }
      guard case .success(let count) = result, count > 0 else { return }
      contents.read(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
    }
    let count = try result.get()
    let missing = Self.headSize - (reading?.head.count ?? Self.headSize)
    if missing > 0, count > 0 { reading?.head += buffer[..<min(count, missing)] }
    reading?.position += count
    return count
  }

  /// Tells of a failure once, however often it comes.
  private func tell(_ text: String) {
    guard text != failure else { return }
    failure = text
    contents.report(text)
    version += 1
  }
}
