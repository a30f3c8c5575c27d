import Archives
import Concurrency

/// Cuts a stream into blocks that end where lines do, and hands them to whoever asks next.
///
/// The stream is read by one worker at a time and parsed by all of them: reading is a small part of
/// the time, and so pipes and archives need no other way than files do.
final class BlockSource: Sendable {
  private let state: Guarded<State>
  private let isCancelled: @Sendable () -> Bool

  /// Zeros behind every block: whoever reads some bytes at once need not look for its end.
  static let padding = 16

  /// Why there are no more blocks after some.
  enum Failure: Sendable {
    case stream(LoadError)
    /// A line without an end.
    case longLine
  }

  init(_ stream: any ByteStream, isCancelled: @escaping @Sendable () -> Bool) {
    state = Guarded(State(stream: stream))
    self.isCancelled = isCancelled
  }

  /// Fills a buffer with the next lines and `padding` behind them; nil where there are no more. No line
  /// is longer than what is left beside the padding.
  func next(into buffer: UnsafeMutableRawBufferPointer) -> Block? {
    state.withLock { state in
      guard !state.isOver else { return nil }
      guard !isCancelled() else { return state.end(.stream(.cancelled)) }
      do throws(LoadError) {
        return try state.next(into: buffer)
      } catch {
        return state.end(.stream(error))
      }
    }
  }

  /// Hands out nothing more.
  func stop() { state.withLock { $0.isOver = true } }

  /// Hands out nothing more, since what came of a block could not be kept.
  func stop(_ error: LoadError) { state.withLock { _ = $0.end(.stream(error)) } }

  /// What ended the blocks before their time, behind all that were handed out.
  var failure: Failure? { state.withLock { $0.failure } }
}

extension BlockSource {
  private struct State: @unchecked Sendable {
    // Unchecked: the stream is not `Sendable`, and is only touched under the lock that this is behind.
    let stream: any ByteStream
    /// What was read behind the last whole line.
    var carry: [UInt8] = []
    var nextNumber = 0
    var isOver = false
    var failure: Failure?

    init(stream: any ByteStream) { self.stream = stream }

    mutating func next(into buffer: UnsafeMutableRawBufferPointer) throws(LoadError) -> Block? {
      let room = buffer.count - BlockSource.padding
      let count = try fill(buffer, room: room)
      guard count > 0 else {
        isOver = true
        return nil
      }
      guard let end = Self.endOfLines(in: buffer, count, room: room) else { return end(.longLine) }
      carry = Array(buffer[end..<count])
      buffer[end..<end + BlockSource.padding].initializeMemory(as: UInt8.self, repeating: 0)
      defer { nextNumber += 1 }
      return Block(
        number: nextNumber,
        bytes: UnsafeBufferPointer(
          UnsafeMutableRawBufferPointer(rebasing: buffer[..<end])
            .assumingMemoryBound(to: UInt8.self)))
    }

    mutating func end(_ failure: Failure) -> Block? {
      self.failure = failure
      isOver = true
      return nil
    }

    /// The rest of the block before, and then the stream.
    private func fill(_ buffer: UnsafeMutableRawBufferPointer, room: Int) throws(LoadError) -> Int {
      buffer.copyBytes(from: carry)
      let start = carry.count
      return try LoadError.ofStream { () throws(StreamError) in
        try start + stream.fill(UnsafeMutableRawBufferPointer(rebasing: buffer[start..<room]))
      }
    }

    /// Behind the last line that is there as a whole; a block that is not full ends the file.
    private static func endOfLines(
      in buffer: UnsafeMutableRawBufferPointer, _ count: Int, room: Int
    ) -> Int? {
      guard count == room else { return count }
      return buffer[..<count].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
    }
  }
}

/// Lines of a file, all whole, and `BlockSource.padding` zeros behind them.
struct Block {
  /// Counted from 0 in the order of the file.
  let number: Int
  /// Valid until the buffer is filled again.
  let bytes: UnsafeBufferPointer<UInt8>
}
