import Cells
import Runs

/// What a person calls a run, while it is typed in the line above the footer.
struct LabelEntry: LineEntry {
  let run: RunFolder
  var typed: TypedLine

  init(_ run: RunFolder, _ text: String) {
    self.run = run
    typed = TypedLine(text, longest: RunFolder.longestLabel)
  }

  func line(width: Int) -> String { "label: \(typed.text)▏  enter keeps it   esc leaves" }

  func submit(_ shared: inout Shared) -> [Effect]? {
    [shared.runs(.label(run, typed.text)), shared.runs(.list)]
  }
}
