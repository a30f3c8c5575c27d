import Concurrency
import Dispatch
import Subprocess

/// spark-submit on its way: its lines for a thread that waits for them, and its end.
final class SparkProcess: Sendable {
  /// What came since the last look.
  struct News {
    var lines: [[UInt8]] = []
    /// How it ended; nil while it runs.
    var ending: Ending?
  }

  enum Ending: Sendable {
    case exited(String)
    case failed(String)
  }

  private struct State {
    var lines: [[UInt8]] = []
    /// The bytes of a line that has not ended; so are `errors`.
    var output: [UInt8] = []
    var errors: [UInt8] = []
    var ending: Ending?
  }

  private let state = Guarded(State())
  private let hasNews = DispatchSemaphore(value: 0)
  private let task = Guarded<Task<Void, Never>?>(nil)

  /// A longer line is none of the program's; its first part will do for a log.
  private static let longestLine = 1 << 20

  /// Starts it.
  ///
  /// - Parameters:
  ///   - arguments: of spark-submit.
  ///   - variables: of its environment, besides this program's own.
  init(_ home: SparkHome, _ arguments: [String], variables: [String: String]) {
    let environment = Environment.inherit.updating(
      Dictionary(uniqueKeysWithValues: variables.map { (.init(stringLiteral: $0), $1) }))
    task.withLock {
      $0 = Task.detached { [self] in
        let ending: Ending
        do {
          let result = try await Subprocess.run(
            .path(.init(home.submit)), arguments: Arguments(arguments), environment: environment,
            platformOptions: Self.options, input: .none, output: .sequence,
            error: .sequence
          ) { spark in
            async let errors: Void = {
              for try await piece in spark.standardError {
                piece.withUnsafeBytes { take($0, to: \.errors) }
              }
            }()
            for try await piece in spark.standardOutput {
              piece.withUnsafeBytes { take($0, to: \.output) }
            }
            try await errors
          }
          ending = .exited(result.terminationStatus.inWords)
        } catch {
          ending = .failed("\(error)")
        }
        state.withLock { state in
          state.lines += [state.output, state.errors].filter { !$0.isEmpty }
          (state.output, state.errors) = ([], [])
          state.ending = ending
        }
        hasNews.signal()
      }
    }
  }

  /// In a process group of its own: Ctrl-C is for this program, which then ends others in its order. All of the group goes,
  /// Spark's Java and Python.
  private static var options: PlatformOptions {
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [
      .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(5))
    ]
    return options
  }

  private func take(
    _ bytes: UnsafeRawBufferPointer, to rest: WritableKeyPath<State, [UInt8]> & Sendable
  ) {
    state.withLock { state in
      for byte in bytes {
        if byte == UInt8(ascii: "\n") || state[keyPath: rest].count >= Self.longestLine {
          state.lines.append(state[keyPath: rest])
          state[keyPath: rest].removeAll(keepingCapacity: true)
        }
        if byte != UInt8(ascii: "\n") { state[keyPath: rest].append(byte) }
      }
    }
    hasNews.signal()
  }

  /// Waits for news, or so long.
  func news(atMost seconds: Double) -> News {
    _ = hasNews.wait(timeout: .now() + seconds)
    return state.withLock { state in
      defer { state.lines = [] }
      return News(lines: state.lines, ending: state.ending)
    }
  }

  /// Ends it: politely, and within seconds by force. `news` tells when it has ended.
  func cancel() { task.withLock { $0?.cancel() } }
}

extension TerminationStatus {
  /// `status 3`, `signal 9`.
  fileprivate var inWords: String {
    switch self {
    case .exited(let code): "status \(code)"
    case .signaled(let code): "signal \(code)"
    }
  }
}
