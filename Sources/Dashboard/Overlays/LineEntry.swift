import Cells

/// A text that is typed in the line above the footer, and what comes of it.
protocol LineEntry: Sendable {
  var typed: TypedLine { get set }
  /// The line, with what is wrong or what can be done.
  func line(width: Int) -> String
  /// What enter does; nil where the text cannot be taken, and is still typed.
  func submit(_ shared: inout Shared) -> [Effect]?
}

extension State {
  mutating func receive(_ key: Key, _ entry: any LineEntry) -> [Effect] {
    switch key {
    case .escape:
      shared.overlay = nil
      return []
    case .enter:
      guard let effects = entry.submit(&shared) else { return [] }
      shared.overlay = nil
      return effects
    default:
      var entry = entry
      entry.typed.receive(key)
      shared.overlay = .entry(entry)
      return []
    }
  }
}
