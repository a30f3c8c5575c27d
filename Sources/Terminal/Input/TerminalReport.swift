/// What a terminal says of itself when it is asked, between the keys.
enum TerminalReport: Hashable {
  /// The colour behind letters (OSC 11).
  case background(RGB)
  /// Whether it knows a private mode, by its number (DECRPM).
  case mode(Int, Setting)
  /// What kind of terminal it is (DA1): all of them answer, and after what was asked before.
  case attributes

  /// How a mode is set: DECRPM's numbers.
  enum Setting: Int {
    case unknown = 0
    case on = 1
    case off = 2
    case alwaysOn = 3
    case alwaysOff = 4
  }
}

extension ControlSequence {
  /// The report it is; nil for one that means nothing here.
  var report: TerminalReport? {
    guard prefix == "?" else { return nil }
    switch (final, intermediates) {
    case ("c", []): return .attributes
    case ("y", ["$"]):
      guard parameters.count == 2, let setting = TerminalReport.Setting(rawValue: parameters[1])
      else { return nil }
      return .mode(parameters[0], setting)
    default: return nil
    }
  }
}
