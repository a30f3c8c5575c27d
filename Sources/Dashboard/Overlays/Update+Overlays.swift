import Cells

extension State {
  /// Keys while a sheet lies over the screen.
  mutating func receiveInOverlay(_ key: Key) -> [Effect] {
    if key == .control("c") { return [.interrupt] }
    if key == .control("z") { return [.suspend] }
    switch overlay {
    case .newRun(let sheet):
      return receive(key, sheet)
    case .help, .log, nil:
      overlay = nil
      return []
    }
  }

  private mutating func receive(_ key: Key, _ sheet: NewRun) -> [Effect] {
    var sheet = sheet
    switch key {
    case .escape, .character("q"):
      overlay = nil
      return []
    case .enter:
      overlay = nil
      screen = .train
      return start(sheet.settings)
    case .up, .character("k"), .backTab: sheet.moveField(by: -1)
    case .down, .character("j"), .tab: sheet.moveField(by: 1)
    case .left, .character("h"), .character("-"): sheet.change(by: -1)
    case .right, .character("l"), .character("+"), .character(" "): sheet.change(by: 1)
    case .backspace: sheet.erase()
    case .character(let character):
      guard let digit = character.wholeNumberValue, character.isASCII else { return [] }
      sheet.type(digit)
    default: return []
    }
    overlay = .newRun(sheet)
    return []
  }
}
