import Cells

/// What follows `ESC [`: `<0;12;5M`, `1;5C`, `200~`.
struct ControlSequence: Equatable {
  /// One of `<=>?`, or nil.
  var prefix: Unicode.Scalar?
  /// An empty parameter is 0.
  var parameters: [Int]
  var final: Unicode.Scalar

  /// - Parameter body: all up to the final character, which is its last.
  init?(body: [Unicode.Scalar]) {
    guard let final = body.last else { return nil }
    self.final = final
    var text = body.dropLast()
    if let first = text.first, ("<"..."?").contains(first) {
      prefix = first
      text = text.dropFirst()
    }
    parameters = text.split(separator: ";", omittingEmptySubsequences: false).map { digits in
      Int(String(String.UnicodeScalarView(digits))) ?? 0
    }
  }

  /// The key it stands for, with or without Shift, Ctrl or Alt; nil for one that means nothing here.
  var key: Key? {
    guard prefix == nil else { return nil }
    switch final {
    case "A": return .up
    case "B": return .down
    case "C": return .right
    case "D": return .left
    case "F": return .end
    case "H": return .home
    case "Z": return .backTab
    case "~": return numberedKey
    default: return nil
    }
  }

  private var numberedKey: Key? {
    switch parameters.first {
    case 1, 7: .home
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    default: nil
    }
  }

  /// The mouse report it is, in xterm's SGR form: button, column and row from 1, `M` for a press.
  var mouse: Mouse? {
    guard prefix == "<", final == "M", parameters.count == 3 else { return nil }
    let shiftMetaControl = 4 | 8 | 16
    let action: Mouse.Action
    switch parameters[0] & ~shiftMetaControl {
    case 0: action = .press
    case 32: action = .drag
    case 64: action = .wheelUp
    case 65: action = .wheelDown
    default: return nil
    }
    guard parameters[1] >= 1, parameters[2] >= 1 else { return nil }
    return Mouse(action, at: Point(x: parameters[1] - 1, y: parameters[2] - 1))
  }
}
