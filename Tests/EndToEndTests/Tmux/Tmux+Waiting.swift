import Glibc

extension Tmux {
  /// Long enough for a machine with better things to do; only a failing test waits it out.
  static let patience = Duration.seconds(60)

  /// Waits until the screen fulfils a condition.
  ///
  /// - Parameter what: the condition's name, for the error.
  /// - Returns: the screen that does.
  @discardableResult
  func waitFor(
    _ what: String, patience: Duration = patience, _ condition: ([String]) throws -> Bool
  ) async throws -> [String] {
    try await poll(what, patience) {
      let screen = try await screen()
      return try condition(screen) ? screen : nil
    }
  }

  /// Waits until the screen holds a text.
  @discardableResult
  func waitFor(text: String, patience: Duration = patience) async throws -> [String] {
    try await waitFor("«\(text)»", patience: patience) { $0.contains(text) }
  }

  /// Waits until cursor, screen and mouse are as wanted.
  func waitFor(flags wanted: Flags, patience: Duration = patience) async throws {
    try await poll("\(wanted)", patience) { try await flags() == wanted ? wanted : nil }
  }

  /// Waits until the terminal is as the program found it: cursor, screen, mouse and modes.
  func waitForRestoration(patience: Duration = patience) async throws {
    try await waitFor(flags: .plain, patience: patience)
    let before = modesBefore
    try await poll("modes as before:\n\(before)", patience) {
      try await modes() == before ? before : nil
    }
  }

  /// Waits until the program is the terminal's foreground job.
  func waitForStart() async throws {
    try await poll("the program's start", Self.patience) { stage.process }
  }

  /// Waits until the program has ended.
  ///
  /// - Returns: its exit status; of a signal, 128 and its number.
  func exitStatus(patience: Duration = patience) async throws -> Int32 {
    try await poll("the program's end", patience) { stage.exitStatus }
  }

  /// Waits until something holds that the screen does not show.
  func waitUntil(_ what: String, patience: Duration = patience, _ condition: () -> Bool)
    async throws
  {
    try await poll(what, patience) { condition() ? true : nil }
  }

  /// The program's process.
  var process: pid_t? { stage.process }

  /// Sends the program itself a signal, not the shell around it.
  func signal(_ number: Int32) async throws {
    guard let process = stage.process, kill(process, number) == 0 else {
      throw TmuxError.systemCall("kill", errno)
    }
  }

  /// Waits until the program is stopped, as Ctrl-Z does; Enter continues it.
  func waitForSuspension() async throws { try await waitFor(text: Stage.suspended) }

  /// Asks again and again until there is an answer.
  @discardableResult
  private func poll<Answer>(
    _ what: String, _ patience: Duration, _ question: () async throws -> Answer?
  ) async throws -> Answer {
    let deadline = ContinuousClock.now + patience
    while true {
      if let answer = try await question() { return answer }
      guard ContinuousClock.now < deadline else {
        throw TmuxError.timedOut(what, screen: (try? await screen()) ?? [])
      }
      try await Task.sleep(for: .milliseconds(10))
    }
  }
}
