import Cells
import Text

/// A screen as a file: what it shows, in colours where the format has any.
public enum ScreenFile {
  /// Rows of characters with colours, as ECMA-48 has them: what `cat` shows in a terminal.
  public static func ansi(_ canvas: Canvas, _ theme: Theme) -> String {
    (0..<canvas.size.height).map { y in
      runs(canvas, y).map { run in
        ANSIText.attributes(of: run.style, theme) + run.text
      }.joined() + "\u{1B}[0m\n"
    }.joined()
  }

  /// Points of a column and of a row.
  private static let cell = (width: 9, height: 18)

  /// A picture of scalable text in a monospaced font.
  public static func svg(_ canvas: Canvas, _ theme: Theme) -> String {
    let (width, height) = (canvas.size.width * cell.width, canvas.size.height * cell.height)
    var text =
      #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \#(width) \#(height)" width="\#(width)" height="\#(height)">"#
      + "\n<style>text{font:15px ui-monospace,Menlo,Consolas,\"DejaVu Sans Mono\",monospace;white-space:pre}</style>\n"
      + #"<rect width="100%" height="100%" fill="\#(colour(theme[.background]))"/>"# + "\n"
    for y in 0..<canvas.size.height {
      for run in runs(canvas, y) {
        let (ink, paper) =
          run.style.isReversed
          ? (run.style.background, run.style.foreground)
          : (run.style.foreground, run.style.background)
        let (x, runWidth) = (run.x * cell.width, run.columns * cell.width)
        if paper != .background {
          text +=
            #"<rect x="\#(x)" y="\#(y * cell.height)" width="\#(runWidth)" height="\#(cell.height)" fill="\#(colour(theme[paper]))"/>"#
            + "\n"
        }
        guard run.text.contains(where: { $0 != " " }) else { continue }
        let weight = run.style.isBold ? #" font-weight="bold""# : ""
        let line = run.style.isUnderlined ? #" text-decoration="underline""# : ""
        text +=
          #"<text x="\#(x)" y="\#(y * cell.height + 14)" textLength="\#(runWidth)" fill="\#(colour(theme[ink]))"\#(weight)\#(line)>"#
          + run.text.escapedForXML + "</text>\n"
      }
    }
    return text + "</svg>\n"
  }

  private struct Run {
    let x: Int
    var columns: Int
    var text: String
    let style: Style
  }

  /// The stretches of a row that have one style.
  private static func runs(_ canvas: Canvas, _ y: Int) -> [Run] {
    var runs: [Run] = []
    for x in 0..<canvas.size.width {
      let cell = canvas[x, y]
      let character = cell.character.map(String.init) ?? ""
      if let last = runs.last, last.style == cell.style {
        runs[runs.count - 1].text += character
        runs[runs.count - 1].columns += 1
      } else {
        runs.append(Run(x: x, columns: 1, text: character, style: cell.style))
      }
    }
    return runs
  }

  private static func colour(_ colour: RGB) -> String {
    let digits = String(colour.value, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}
