import CTerminalGuard

extension Terminal {
  /// Stops the program as Ctrl-Z does anywhere, with the terminal given back; returns when it is
  /// continued, with the screen as it was.
  public func suspend() {
    guard guardian != nil else { return }
    leave()
    terminal_signals_stop_here()
    resume()
  }

  /// Takes the screen back after the program was stopped.
  func resume() {
    if guardian == nil {
      guardian = try? .arm(output: display.number, resetSequence: description.resetSequence)
    }
    // A terminal that cannot be guarded is gone: `readInput` finds the same.
    guard guardian != nil else { return }
    // What was half typed before, or half pasted, was for the one who had the terminal then.
    decoder = InputDecoder()
    heldUntil = nil
    enter()
    screen.enter()
    // Whoever resized the window meanwhile told only programs that ran.
    mayHaveResized = true
  }

  func enter() {
    capture.begin()
    if description.isXtermLike {
      display.write(TerminalDescription.extras)
      if !reportsMouse { display.write(TerminalDescription.mouseOff) }
    }
  }

  func leave() {
    awaitAnswers()
    if description.isXtermLike { display.write(TerminalDescription.extrasOff) }
    screen.leave()
    guardian.take()?.release()
  }
}
