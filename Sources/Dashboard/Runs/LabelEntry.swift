import Cells
import Runs

/// What a person calls a run, while it is typed in the line above the footer.
struct LabelEntry: LineEntry {
  static let title = "Label"

  let run: RunFolder
  var typed: TypedLine

  init(_ run: RunFolder, _ text: String) {
    self.run = run
    typed = TypedLine(text, longest: RunFolder.longestLabel)
  }

  func line(width: Int, _ shared: Shared) -> String? { "label: \(typed.text)▏  words and #tags" }

  func submit(_ shared: inout Shared) -> [Effect]? {
    [shared.runs(.label(run, typed.text)), shared.runs(.list)]
  }
}
