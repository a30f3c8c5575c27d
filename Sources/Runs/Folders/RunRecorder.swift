import Dispatch
import Files
import FoundationEssentials
import Learning
import Models
import Synchronization

/// Keeps a run on disk while it trains: its events as they come, its state at the end of the first epoch that is worth
/// it, every few seconds from then on, and at its end.
///
/// A new run that comes to its end as one before it did, bit for bit, is counted there and not kept.
///
/// All writing is done on a queue of its own, and no more often than costs the run a thirtieth of its time. What
/// cannot be written is told once; the run goes on without.
public final class RunRecorder: Sendable {
  public let folder: RunFolder
  private let queue = DispatchQueue(label: "marquee.recorder", qos: .utility)
  private let format: EventFormat
  // Unchecked, all three: only touched on the queue.
  private nonisolated(unsafe) var file: LockedFile?
  private nonisolated(unsafe) var log: LockedFile?
  /// Whether the file was let go of, since the run has ended.
  private nonisolated(unsafe) var isClosed = false
  /// The run that counts this one, whose folder is hidden then and held on to.
  private let counted = Mutex<RunFolder?>(nil)
  /// Where a new run is kept; nil of one that is resumed.
  private let store: RunStore?
  private let weights: (@Sendable (Snapshot) throws -> Weights)?
  private let tell: @Sendable (String) -> Void
  /// When the next state is due, in nanoseconds; never while one is being written.
  private let due: Atomic<UInt64>
  /// Seconds of training from which on the first state is worth its writing, as far as is known; nil once there is one.
  private let firstDue = Mutex<Double?>(0)
  private let secondsToWrite: @Sendable (RunCheckpoint) -> Double
  /// When progress was last written.
  private let lastProgress = Atomic<UInt64>(0)

  /// The least time between two lines of progress, in nanoseconds.
  private static let progressInterval: UInt64 = 100_000_000

  /// The least time between two states, in nanoseconds.
  private static let interval: UInt64 = 2_000_000_000
  /// A state is written for at most one part in so many of the time.
  private static let share: UInt64 = 30

  /// Goes on with the events of a folder, which nobody else may hold.
  ///
  /// - Parameters:
  ///   - weights: the file of a model; nil of a run whose models come as files.
  ///   - store: where a new run is kept; nil of one that is resumed.
  ///   - secondsToWrite: what writing a first state is thought to take, before any was written.
  ///   - tell: hears, from any thread, why nothing is kept any more, and what stays of runs that made room.
  public init(
    _ folder: RunFolder, in store: RunStore? = nil, format: EventFormat,
    weights: (@Sendable (Snapshot) throws -> Weights)?,
    secondsToWrite: @escaping @Sendable (RunCheckpoint) -> Double = { $0.secondsToWrite },
    tell: @escaping @Sendable (String) -> Void
  ) throws(RunFolderError) {
    do {
      file = try folder.lock()
    } catch {
      throw RunFolderError(error, at: folder.path)
    }
    self.folder = folder
    self.store = store
    self.format = format
    self.weights = weights
    self.secondsToWrite = secondsToWrite
    self.tell = tell
    due = Atomic(DispatchTime.now().uptimeNanoseconds + Self.interval)
  }

  /// Writes what a run begins with.
  ///
  /// - Parameter manifest: of a run with a number, which is taken here: another program may hold the runs, and whoever
  ///   begins a run does not wait for it.
  func begin(_ manifest: @escaping @Sendable (_ number: Int?) -> RunManifest) {
    queue.async { [self] in
      attempt { try folder.write(manifest(store?.takeNumber())) }
      // What others left that were killed.
      makeRoom()
    }
  }

  /// Writes that the run is resumed.
  func resume(at time: String) {
    queue.async { [self] in
      attempt {
        var sequel = folder.sequel
        sequel.resumed = time
        try folder.write(sequel)
      }
    }
  }

  private func makeRoom() {
    store?.prune(sparing: repeated ?? folder).forEach { tell("\($0)") }
  }

  /// Takes away what was written after the state that a run is resumed from, and puts down what is missing of
  /// what came before it.
  public func rewind(to resumption: Resumption) {
    queue.async { [self] in
      folder.removeFiles(besides: resumption.checkpoint.state)
      attempt { try file?.empty() }
      resumption.history.forEach(write)
      guard !folder.hasState, let weights else { return }
      attempt { try folder.write(resumption.checkpoint, weights: weights) }
    }
  }

  public func record(_ event: TrainingEvent) {
    if case .progress = event {
      let now = DispatchTime.now().uptimeNanoseconds
      guard now - lastProgress.load(ordering: .relaxed) >= Self.progressInterval else { return }
      lastProgress.store(now, ordering: .relaxed)
    }
    queue.async { [self] in write(event) }
  }

  /// Keeps a line that others said while it trained, as long as that can be: without it the run is kept all the same.
  public func record(logged line: String) {
    queue.async { [self] in
      guard file != nil, let log = log ?? (try? LockedFile(folder.logPath)) else { return }
      self.log = log
      guard log.size < Self.mostLogged else { return }
      try? log.append(line: line)
      if log.size >= Self.mostLogged { try? log.append(line: "the log ends here: it is too long") }
    }
  }

  /// Bytes of a log.
  private static let mostLogged = 64 << 20

  /// Whether a state is to be written now; says so once.
  public var isCheckpointDue: Bool {
    let due = due.load(ordering: .relaxed)
    guard DispatchTime.now().uptimeNanoseconds >= due else { return false }
    return self.due.compareExchange(expected: due, desired: .max, ordering: .relaxed).exchanged
  }

  /// Writes the first state soon, between two epochs, where the run has taken as long as that will: killed within the
  /// first seconds, it can be resumed.
  ///
  /// - Parameter seconds: what the run has taken.
  public func writeFirst(after seconds: Double, _ makeCheckpoint: () -> RunCheckpoint) {
    guard let due = firstDue.withLock({ $0 }), seconds >= due else { return }
    let checkpoint = makeCheckpoint()
    let cost = secondsToWrite(checkpoint)
    guard seconds >= cost else { return firstDue.withLock { $0 = cost } }
    self.due.store(.max, ordering: .relaxed)
    write(checkpoint)
  }

  /// Writes a state soon.
  public func write(_ checkpoint: RunCheckpoint) {
    firstDue.withLock { $0 = nil }
    queue.async { [self] in
      let start = DispatchTime.now().uptimeNanoseconds
      if let weights { attempt { try folder.write(checkpoint, weights: weights) } }
      let end = DispatchTime.now().uptimeNanoseconds
      due.store(
        end + max(Self.interval, Self.share * (end - start)), ordering: .relaxed)
    }
  }

  /// Writes the best model of a run that has no states, soon.
  public func write(best: Snapshot) {
    queue.async { [self] in
      if let weights { attempt { try folder.write(best: weights(best)) } }
    }
  }

  /// Copies a file of the best model of such a run, which may change after.
  public func write(bestIn file: String, epoch: Int) {
    queue.sync { attempt { try folder.write(bestIn: file, epoch: epoch) } }
  }

  /// Waits until all is written, and lets go of the folder; whoever writes more takes it again. A repeat of a kept run
  /// is counted there.
  public func close() {
    queue.sync {
      log = nil
      guard file != nil, repeated == nil else { return }
      isClosed = true
      let kept = store?.countRepeat(folder)
      counted.withLock { $0 = kept }
      if kept == nil { file = nil }
      makeRoom()
    }
  }

  /// Gives up what was only held for more epochs to come: the folder of a repeat that is counted elsewhere.
  public func end() {
    guard repeated != nil else { return }
    queue.sync {
      file = nil
      _ = try? store?.hidden(folder).remove()
    }
  }

  /// The run that this one repeats bit for bit, and that is kept for both; nil where this one is kept itself.
  public var repeated: RunFolder? { counted.withLock { $0 } }

  /// Whether all could be written so far.
  public var isKeeping: Bool { queue.sync { file != nil || isClosed } }

  private func write(_ event: TrainingEvent) {
    attempt { try file?.append(line: format.line(for: event)) }
  }

  /// On the queue.
  private func attempt(_ work: () throws -> Void) {
    guard file != nil || isClosed else { return }
    do {
      isClosed = false
      if let kept = counted.withLock({ $0.take() }) {
        try store?.uncountRepeat(folder, of: kept)
      } else if file == nil {
        file = try folder.lock()
      }
      try work()
    } catch {
      file = nil
      tell("the run is no longer kept: \(error)")
    }
  }
}

extension LockedFile {
  fileprivate func append(line: String) throws(FileFailure) {
    let bytes = Array((line + "\n").utf8)
    var failure: FileFailure?
    bytes.withUnsafeBytes { bytes in
      do throws(FileFailure) { try append(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }
}
