import Files
import Subprocess

/// The system's curl, run once for each transfer; what comes goes through a pipe.
///
/// TLS, proxies from the environment, redirects and ranges are its business. Foundation's URLSession
/// would load libcurl and thirty more libraries at every start of the program, for every command: 9 ms
/// and 7 MB that one command in a hundred needs. Through a pipe and not into a file, so that a full disk
/// is told by its errno, and that nobody writes on after this program was killed.
package struct Curl: Sendable {
  /// How long it waits, in seconds.
  package struct Limits: Sendable {
    /// For a connection.
    package let connecting: Int
    /// For bytes, while fewer come than `slowest` in a second.
    package let stalling: Int
    package let slowest: Int

    package init(connecting: Int = 20, stalling: Int = 30, slowest: Int = 100) {
      self.connecting = connecting
      self.stalling = stalling
      self.slowest = slowest
    }
  }

  private static let redirects = 5

  private let environment: Environment
  private let limits: Limits

  package init(environment: Environment = .inherit, limits: Limits = Limits()) {
    self.environment = environment
    self.limits = limits
  }

  /// Asks an address for its bytes from an offset on, and gives them to `body` piece by piece.
  func transfer(
    _ address: WebAddress, from offset: Int,
    _ body: (UnsafeRawBufferPointer) throws(TransferStop) -> Void
  ) async throws(TransferStop) {
    let ending: CurlEnding
    do {
      ending = try await run(
        arguments(for: address, from: offset), Self.configuration(for: address), body)
    } catch {
      throw Self.stop(error)
    }
    guard !Task.isCancelled else { throw .cancelled }
    if let fault = ending.fault { throw .fault(fault) }
  }

  private static func stop(_ error: any Error) -> TransferStop {
    // Whatever it looks like then, it was on purpose.
    if Task.isCancelled { return .cancelled }
    switch error {
    case let stop as TransferStop: return stop
    case let error as SubprocessError where error.code == .executableNotFound: return .missing
    default: return .program("\(error)")
    }
  }

  private func run(
    _ arguments: [String], _ configuration: String,
    _ body: (UnsafeRawBufferPointer) throws(TransferStop) -> Void
  ) async throws -> CurlEnding {
    let result = try await Subprocess.run(
      .name("curl"), arguments: Arguments(arguments), environment: environment,
      platformOptions: .apart, input: .string(configuration), output: .sequence,
      error: .string(limit: 1 << 16)
    ) { curl in
      for try await piece in curl.standardOutput {
        try piece.withUnsafeBytes { bytes throws(TransferStop) in try body(bytes) }
      }
    }
    guard case .exited(let code) = result.terminationStatus else {
      throw TransferStop.program("ended early, \(result.terminationStatus)")
    }
    return CurlEnding(exitCode: code, standardError: result.standardError)
  }

  func arguments(for address: WebAddress, from offset: Int) -> [String] {
    // Never down from https, where nobody on the way can change what comes.
    let schemes = address.scheme == .https ? "=https" : "=http,https"
    var arguments = [
      // First, as it has to be: a person's curlrc may hold anything.
      "--disable",
      // What came is passed on at once, and so is kept whatever happens to curl.
      "--no-buffer",
      "--silent", "--show-error", "--fail", "--globoff",
      "--location", "--max-redirs", "\(Self.redirects)",
      "--proto", schemes, "--proto-redir", schemes,
      "--connect-timeout", "\(limits.connecting)",
      "--speed-limit", "\(limits.slowest)", "--speed-time", "\(limits.stalling)",
      "--user-agent", "marquee", "--write-out", CurlEnding.format,
    ]
    if offset > 0 { arguments += ["--continue-at", "\(offset)"] }
    return arguments + ["--config", "-"]
  }

  /// The address, which may have a password or a key in it: by standard input, since everybody on the
  /// machine can read arguments.
  ///
  /// Source: curl(1), `--config`: in double quotes, a backslash stands before a quote and a backslash.
  static func configuration(for address: WebAddress) -> String {
    let escaped = String(
      address.text.flatMap { character -> [Character] in
        character == "\\" || character == "\"" ? ["\\", character] : [character]
      })
    return "url = \"\(escaped)\"\n"
  }
}

extension PlatformOptions {
  /// In a process group of its own: Ctrl-C is for this program, which then ends others in its order.
  static var apart: PlatformOptions {
    var options = PlatformOptions()
    options.processGroupID = 0
    return options
  }
}

/// Why a transfer ended early.
enum TransferStop: Error {
  case fault(TransferFault)
  /// What came could not be kept.
  case file(FileFailure)
  /// Whoever watches called it off.
  case cancelled
  /// There is no curl.
  case missing
  /// curl could not be run, or not to its end; in words.
  case program(String)
}
