import Concurrency
import Dashboard
import Dispatch
import SystemPackage

/// Where lines come from.
public struct LineSource: Sendable {
  let file: FileDescriptor
  let isTerminal: Bool

  /// - Parameter isTerminal: whether somebody types them.
  public init(_ file: FileDescriptor, isTerminal: Bool) {
    self.file = file
    self.isTerminal = isTerminal
  }
}

/// Reads lines on a queue of its own, for reading waits, and keeps them until they are taken.
final class LineReader: Sendable {
  private struct State: Sendable {
    var events: [LinearEvent] = []
    /// Lines that were read and not begun with, those that were taken among them.
    var waiting = 0
    var mayRead = true
  }

  private let source: LineSource
  private let tell: @Sendable () -> Void
  private let state = Guarded(State())
  private let mayGoOn = DispatchSemaphore(value: 0)
  private let queue = DispatchQueue(label: "lines")

  /// Lines that wait at the most; whoever writes more waits.
  private static let mostWaiting = 256

  /// - Parameter tell: called from the queue, after lines came.
  init(_ source: LineSource, tell: @escaping @Sendable () -> Void) {
    self.source = source
    self.tell = tell
  }

  func begin() {
    queue.async { [self] in read() }
  }

  /// Takes what has come since the last time.
  func take() -> [LinearEvent] {
    state.withLock { state in
      defer { state.events = [] }
      return state.events
    }
  }

  /// Lets more lines come where few wait.
  ///
  /// - Parameter count: lines that were taken, and wait.
  func allow(_ count: Int) {
    let goesOn = state.withLock { state in
      state.waiting = count + state.events.count
      guard !state.mayRead, state.waiting < Self.mostWaiting else { return false }
      state.mayRead = true
      return true
    }
    if goesOn { mayGoOn.signal() }
  }

  private func read() {
    var cutter = LineCutter()
    var block = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = block.withUnsafeMutableBytes { buffer in
        (try? source.file.read(into: buffer, retryOnInterrupt: true)) ?? 0
      }
      let events = count > 0 ? cutter.take(block[..<count]) : cutter.end()
      let hasToWait = state.withLock { state in
        state.events += events
        state.waiting += events.count
        state.mayRead = state.waiting < Self.mostWaiting
        return !state.mayRead
      }
      if !events.isEmpty { tell() }
      if count <= 0 { return }
      if hasToWait { mayGoOn.wait() }
    }
  }
}
