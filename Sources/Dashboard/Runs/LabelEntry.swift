import Cells
import Runs

/// What a person calls a run, while it is typed in the line above the footer.
struct LabelEntry: Sendable, Equatable {
  let run: RunFolder
  private(set) var text: String

  init(_ run: RunFolder, _ text: String) {
    self.run = run
    self.text = text
  }

  /// The line, with what can be done.
  var line: String { "label: \(text)▏  enter keeps it   esc leaves" }

  mutating func type(_ more: String) {
    text += more.prefix(max(0, RunFolder.longestLabel - text.count))
  }

  mutating func erase() { _ = text.popLast() }
  mutating func clear() { text = "" }
}

extension State {
  mutating func receive(_ key: Key, _ entry: LabelEntry) -> [Effect] {
    var entry = entry
    switch key {
    case .escape:
      shared.overlay = nil
      return []
    case .enter:
      shared.overlay = nil
      return [.labelRun(entry.run, entry.text), .listRuns]
    case .backspace: entry.erase()
    case .control("u"): entry.clear()
    case .character(let character): entry.type(String(character))
    default: return []
    }
    shared.overlay = .label(entry)
    return []
  }
}
