import Cells

/// What follows `ESC [`: `<0;12;5M`, `1;5C`, `200~`.
struct ControlSequence: Equatable {
  /// One of `<=>?`, or nil.
  var prefix: Unicode.Scalar?
  /// An empty parameter is 0.
  var parameters: [Int]
  /// Those before the final character, between space and `/`.
  var intermediates: [Unicode.Scalar] = []
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
    while let last = text.last, (" "..."/").contains(last) {
      intermediates.insert(last, at: 0)
      text = text.dropLast()
    }
    parameters = text.split(separator: ";", omittingEmptySubsequences: false).map { digits in
      Int(String(String.UnicodeScalarView(digits))) ?? 0
    }
  }

  /// The key it stands for, with or without Shift, Ctrl or Alt; nil for one that means nothing here.
  var key: Key? {
    guard prefix == nil, intermediates.isEmpty else { return nil }
    switch final {
    case "A": return .up
    case "B": return .down
    case "C": return .right
    case "D": return .left
    case "F": return .end
    case "H": return .home
    case "P": return functionKey(1)
    case "Q": return functionKey(2)
    case "R": return functionKey(3)
    case "S": return functionKey(4)
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
    case .some(let number): Self.functionKeys.firstIndex(of: number).flatMap { functionKey($0 + 1) }
    case nil: nil
    }
  }

  /// What stands before `~` for F1, F2 and so on. The gaps are those of the VT220's keyboard.
  private static let functionKeys = [
    11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34,
  ]

  /// With Shift it is the one twelve later, as terminfo counts them; nil with other modifiers.
  private func functionKey(_ number: Int) -> Key? {
    switch parameters.count > 1 ? parameters[1] : 1 {
    case 0, 1: .function(number)
    case 2: number <= 12 ? .function(number + 12) : nil
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
