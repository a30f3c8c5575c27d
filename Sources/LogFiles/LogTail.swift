import Files
import Logs

/// A log file that is followed: what it grew by is read, and one that was cut short or replaced is read anew.
///
/// It is open only while it is read: a store may have more files than a process may open. One thread at a time looks at
/// it; `LogWatch` sees to that.
final class LogTail: @unchecked Sendable {
  let file: LogFile
  private(set) var contents: LogContents
  /// Bytes that are there and were not read yet.
  private(set) var bytesLeft = 0
  /// How often something new was read.
  private(set) var version = 0
  /// When the file was written last, in nanoseconds since 1970.
  private(set) var modified: Int64 = 0

  private let number: Int
  private var reading: Reading?
  private var stamp: FileStamp?
  private var failure: String?
  /// The look that found something new last.
  private var lastNews = 0

  private var path: String { file.path }

  /// What is read, and its first bytes, which stay as long as nobody writes the file anew.
  private struct Reading {
    let identity: FileIdentity?
    var head: [UInt8] = []
    var position = 0
  }

  private static let headSize = 256
  private static let blockSize = 1 << 20
  /// Bytes of one look: then somebody draws.
  private static let mostBytes = 1 << 25

  /// - Parameter number: another one than other files have, so that not all silent ones are due at once.
  init(_ file: LogFile, number: Int) {
    self.file = file
    self.number = number
    contents = LogContents(file: file.path, part: file.part)
  }

  /// Looks that found nothing, after which each tenth is enough, and then each fiftieth.
  private static let (silent, forgotten) = (100, 5000)
  /// Nanoseconds since it was written of a file that counts as such from the first look on: a minute, and an hour.
  private static let (old, ancient) = (Int64(60_000_000_000), Int64(3_600_000_000_000))

  /// Whether the file is to be looked at: one that grows each time, one that is silent less often.
  func isDue(at look: Int) -> Bool {
    let silence = look - lastNews
    let period = silence <= Self.silent ? 1 : silence <= Self.forgotten ? 10 : 50
    return bytesLeft > 0 || (look + number) % period == 0 || stamp == nil
  }

  /// The look that counts as the one that found something last, by the age of a file that is new here.
  private func firstNews(at look: Int, _ age: Int64) -> Int {
    age < Self.old ? look : age < Self.ancient ? look - Self.silent - 1 : look - Self.forgotten - 1
  }

  /// Reads what is new.
  ///
  /// - Parameters:
  ///   - look: the number of this look.
  ///   - time: of the clock, in nanoseconds since 1970.
  func look(_ look: Int, at time: Int64) {
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
    lastNews = stamp == nil ? firstNews(at: look, time - now.modified) : look
    stamp = now
    modified = now.modified
  }

  /// Whether the file is not the one any more that was read.
  private func isAnother(_ now: FileStamp) throws(FileFailure) -> Bool {
    guard let reading else { return false }
    if contents.isDocument, now != stamp { return true }
    guard FileIdentity(at: path) == reading.identity, now.size >= reading.position else {
      return true
    }
    // One that is written anew in place may already be longer than before.
    let head = reading.head
    return try InputFile(path).bytes(0..<min(head.count, now.size)) != head
  }

  private func restart() {
    let isUsual = contents.isDocument
    contents = LogContents(file: path, part: file.part)
    if !isUsual { contents.report("was cut short or replaced, and is read anew") }
    reading = nil
  }

  private func readOn(_ now: FileStamp) throws(FileFailure) {
    var reading = self.reading ?? Reading(identity: FileIdentity(at: path))
    defer { self.reading = reading }
    let input = try InputFile(path)
    var buffer = [UInt8](
      repeating: 0, count: min(Self.blockSize, max(4096, now.size - reading.position)))
    var read = 0
    while read < Self.mostBytes {
      let count = try readBlock(of: input, into: &buffer, &reading)
      guard count > 0 else { break }
      read += count
    }
    bytesLeft = read < Self.mostBytes ? 0 : max(0, now.size - reading.position)
    if bytesLeft == 0 { contents.end() }
    if read > 0 || contents.isDocument { version += 1 }
  }

  private func readBlock(
    of input: borrowing InputFile, into buffer: inout [UInt8], _ reading: inout Reading
  ) throws(FileFailure) -> Int {
    let count = try input.fill(&buffer, from: reading.position)
    guard count > 0 else { return 0 }
    buffer.withUnsafeBytes { contents.read(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    let missing = Self.headSize - reading.head.count
    if missing > 0 { reading.head += buffer[..<min(count, missing)] }
    reading.position += count
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

extension InputFile {
  /// Fills a buffer from a place in the file, and says how far.
  fileprivate borrowing func fill(
    _ buffer: inout [UInt8], from offset: Int
  ) throws(FileFailure) -> Int {
    var result = Result<Int, FileFailure>.success(0)
    buffer.withUnsafeMutableBytes { bytes in
      result = Result { () throws(FileFailure) in try read(into: bytes, at: offset) }
    }
    return try result.get()
  }
}
