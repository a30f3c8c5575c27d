/// A key as a program sees it.
public enum Key: Hashable, Sendable {
  case character(Character)
  case control(Character)
  /// A character with Alt. Escape and the character after it look the same.
  case alt(Character)
  /// F1 to F24; with Shift, F1 is F13.
  case function(Int)
  case up
  case down
  case left
  case right
  case pageUp
  case pageDown
  case home
  case end
  case tab
  case backTab
  case enter
  case escape
  case backspace
  case delete
}

/// What the mouse did, and where.
public struct Mouse: Hashable, Sendable {
  public enum Action: Hashable, Sendable {
    case press
    /// Moved with the button held.
    case drag
    case wheelUp
    case wheelDown
  }

  public let action: Action
  public let point: Point

  public init(_ action: Action, at point: Point) {
    self.action = action
    self.point = point
  }
}

/// What is behind the letters of a terminal.
public enum Background: Hashable, Sendable {
  case dark
  case light
}

/// What comes from a terminal.
public enum Input: Hashable, Sendable {
  case key(Key)
  case mouse(Mouse)
  /// Pasted text as one line, without control characters; of a long one only the start.
  case paste(String)
  case resize(Size)
  /// What the terminal answered that was asked for its colour.
  case background(Background)
  /// The terminal is gone.
  case hangUp
}
