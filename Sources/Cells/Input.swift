/// A key as a program sees it.
public enum Key: Hashable, Sendable {
  case character(Character)
  case control(Character)
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

/// What comes from a terminal.
public enum Input: Hashable, Sendable {
  case key(Key)
  case mouse(Mouse)
  /// Pasted text as one line, without control characters; of a long one only the start.
  case paste(String)
  case resize(Size)
  /// The terminal is gone.
  case hangUp
}
