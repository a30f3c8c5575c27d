import Cells
import Runs

/// What a person calls a run, while it is typed in the line above the footer.
struct LabelEntry: Sendable, Equatable {
  let run: RunFolder
  var typed: TypedLine

  init(_ run: RunFolder, _ text: String) {
    self.run = run
    typed = TypedLine(text, longest: RunFolder.longestLabel)
  }

  /// The line, with what can be done.
  var line: String { "label: \(typed.text)▏  enter keeps it   esc leaves" }
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
      return [.labelRun(entry.run, entry.typed.text), .listRuns]
    default: entry.typed.receive(key)
    }
    shared.overlay = .label(entry)
    return []
  }
}
