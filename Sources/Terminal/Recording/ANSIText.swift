import Cells

/// What makes a terminal that shows one canvas show another: cursor movements, colours and text, as ECMA-48 has them, with
/// colours as red, green and blue.
struct ANSIText {
  let difference: CanvasDifference
  let theme: Theme

  var text: String {
    var text = difference.shown == nil ? "\u{1B}[0m\u{1B}[2J" : ""
    difference.forEachRun { run in
      text += "\u{1B}[\(run.y + 1);\(run.x + 1)H\(attributes(of: run.style))"
      for x in run.x..<(run.x + run.width) {
        if let character = difference.wanted[x, run.y].character { text.append(character) }
      }
    }
    return text
  }

  private func attributes(of style: Style) -> String { Self.attributes(of: style, theme) }

  static func attributes(of style: Style, _ theme: Theme) -> String {
    let numbers =
      ["0"] + (style.isBold ? ["1"] : []) + (style.isUnderlined ? ["4"] : [])
      + (style.isReversed ? ["7"] : []) + ["38;2;\(parts(theme[style.foreground]))"]
      + ["48;2;\(parts(theme[style.background]))"]
    return "\u{1B}[\(numbers.joined(separator: ";"))m"
  }

  private static func parts(_ colour: RGB) -> String {
    "\(colour.value >> 16 & 0xFF);\(colour.value >> 8 & 0xFF);\(colour.value & 0xFF)"
  }
}
