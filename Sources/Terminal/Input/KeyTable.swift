import CNcurses
import Cells

extension Key {
  /// The key of an ncurses code; nil for those that mean nothing here.
  init?(code: Int32) {
    switch code {
    case KEY_UP: self = .up
    case KEY_DOWN: self = .down
    case KEY_LEFT: self = .left
    case KEY_RIGHT: self = .right
    case KEY_PPAGE: self = .pageUp
    case KEY_NPAGE: self = .pageDown
    case KEY_HOME, KEY_FIND: self = .home
    case KEY_END, KEY_SELECT: self = .end
    case KEY_BTAB: self = .backTab
    case KEY_ENTER: self = .enter
    case KEY_BACKSPACE: self = .backspace
    case KEY_DC: self = .delete
    case KEY_F0 + 1...KEY_F0 + 24: self = .function(Int(code - KEY_F0))
    default: return nil
    }
  }

  /// The key that sends a character.
  init(scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0: self = .control(" ")
    case 9: self = .tab
    case 10, 13: self = .enter
    case 27: self = .escape
    // Terminals disagree on which of the two Backspace sends.
    case 8, 127: self = .backspace
    case 1...26: self = .control(Self.character(scalar.value + 0x60))
    case 28...31: self = .control(Self.character(scalar.value + 0x40))
    default: self = .character(Character(scalar))
    }
  }

  private static func character(_ value: UInt32) -> Character {
    Character(Unicode.Scalar(UInt8(truncatingIfNeeded: value)))
  }
}
