import Foundation
import RatingData

/// Cuts a stream into blocks that end where lines do, hands them to whoever asks next, and takes back
/// what came of them.
///
/// The stream is read by one worker at a time and parsed by all of them: reading is a small part of
/// the time, and so pipes and archives need no other way than files do.
final class BlockFeed: @unchecked Sendable {
  // Unchecked: everything that changes is private and only touched under `lock`.
  private let lock = NSLock()
  private let stream: any ByteStream
  private let watch: LoadingWatch
  private let file: String
  /// What was read behind the last whole line.
  private var carry: [UInt8] = []
  private var nextNumber = 0
  private var isOver = false
  private var bytes = 0
  private var ratings = 0
  private var failure: Failure?
  private var delivered: [Int: RatingReader.WorkerResult] = [:]

  /// Zeros behind every block: whoever reads some bytes at once need not look for its end.
  static let padding = 16

  /// Why there are no more blocks after some.
  enum Failure {
    case stream(LoadError)
    /// A line without an end.
    case longLine
  }

  init(_ stream: any ByteStream, file: String, watch: LoadingWatch) {
    self.stream = stream
    self.watch = watch
    self.file = file
  }

  /// Fills a buffer with the next lines and `padding` behind them; nil where there are no more. No line
  /// is longer than what is left beside the padding.
  func next(into buffer: UnsafeMutableRawBufferPointer) -> Block? {
    lock.lock()
    defer { lock.unlock() }
    guard !isOver else { return nil }
    guard !watch.isCancelled() else { return stop(.stream(.cancelled)) }
    let count: Int
    do throws(LoadError) {
      count = try fill(buffer)
    } catch {
      return stop(.stream(error))
    }
    guard count > 0 else {
      isOver = true
      return nil
    }
    guard let end = endOfLines(in: buffer, count) else { return stop(.longLine) }
    carry = Array(buffer[end..<count])
    buffer[end..<end + Self.padding].initializeMemory(as: UInt8.self, repeating: 0)
    defer { nextNumber += 1 }
    return Block(
      number: nextNumber,
      bytes: UnsafeBufferPointer(
        UnsafeMutableRawBufferPointer(rebasing: buffer[..<end])
          .assumingMemoryBound(to: UInt8.self)))
  }

  /// Takes note of a block that was parsed.
  func finished(_ block: Block, ratings count: Int) {
    lock.lock()
    defer { lock.unlock() }
    bytes += block.bytes.count
    ratings += count
    report(.reading)
  }

  /// Takes note that all blocks are parsed.
  func finishedAll() {
    lock.lock()
    defer { lock.unlock() }
    report(.arranging)
  }

  private func report(_ stage: LoadingProgress.Stage) {
    watch.report(
      LoadingProgress(
        stage: stage, file: file, bytes: bytes, totalBytes: stream.size, ratings: ratings))
  }

  /// Takes what a worker has in the end.
  func deliver(_ result: RatingReader.WorkerResult, by worker: Int) {
    lock.lock()
    defer { lock.unlock() }
    delivered[worker] = result
  }

  /// What all workers have, in their order.
  var results: [RatingReader.WorkerResult] {
    lock.lock()
    defer { lock.unlock() }
    return delivered.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Hands out nothing more.
  func stop() {
    lock.lock()
    defer { lock.unlock() }
    isOver = true
  }

  /// What ended the blocks before their time, behind all that were handed out.
  var whyStopped: Failure? {
    lock.lock()
    defer { lock.unlock() }
    return failure
  }

  private func stop(_ why: Failure) -> Block? {
    failure = why
    isOver = true
    return nil
  }

  /// The rest of the block before, and then the stream.
  private func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(LoadError) -> Int {
    buffer.copyBytes(from: carry)
    let count = carry.count
    return try count
      + stream.fill(UnsafeMutableRawBufferPointer(rebasing: buffer[count..<Self.room(in: buffer)]))
  }

  private static func room(in buffer: UnsafeMutableRawBufferPointer) -> Int {
    buffer.count - padding
  }

  /// Behind the last line that is there as a whole; a block that is not full ends the file.
  private func endOfLines(in buffer: UnsafeMutableRawBufferPointer, _ count: Int) -> Int? {
    guard count == Self.room(in: buffer) else { return count }
    return buffer[..<count].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
  }
}

/// Lines of a file, all whole, and `BlockFeed.padding` zeros behind them.
struct Block {
  /// Counted from 0 in the order of the file.
  let number: Int
  /// Valid until the buffer is filled again.
  let bytes: UnsafeBufferPointer<UInt8>
}
