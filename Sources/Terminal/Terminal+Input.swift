import Cells
import Glibc

extension Terminal {
  /// Takes everything that was typed, clicked and resized since the last time; never waits.
  public func readInput() -> [Input] {
    mayHaveResized = false
    decoder.awaitsAnswers = questions.areOpen(at: .now)
    var inputs: [Input] = adoptSize().map { decoder.endPaste() + [.resize($0)] } ?? []
    if let typed = decoder.decodeBurst({ screen.nextInput() }) {
      inputs += typed
      heldUntil = decoder.isHolding ? .now + Self.holding : nil
    } else if let heldUntil, heldUntil <= .now {
      inputs += decoder.endOfWaiting()
      self.heldUntil = nil
    } else if isHungUp {
      inputs.append(.hangUp)
    }
    return inputs + decoder.takeReports().flatMap(receive)
  }

  /// How long what may be the beginning of an answer is held back: longer than a slow link pauses in the middle of one.
  private static let holding = Duration.milliseconds(150)

  /// Follows the terminal's size.
  ///
  /// - Returns: the new size, if it changed since `readInput` last told.
  private func adoptSize() -> Size? {
    let now = WindowSize(of: display.number).size
    guard now != size else { return nil }
    size = now
    shown = nil
    screen.resize(to: now)
    return now
  }

  /// Whether reading finds the end: ncurses only says «nothing», for ever.
  private var isHungUp: Bool {
    var entry = pollfd(fd: keyboard.number, events: Int16(POLLIN), revents: 0)
    guard poll(&entry, 1, 0) > 0 else { return false }
    if entry.revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { return true }
    var waiting: Int32 = 0
    return ioctl(keyboard.number, UInt(FIONREAD), &waiting) != 0 || waiting == 0
  }
}
