/// What a key means, whichever key it is.
enum Command: Hashable, Sendable {
  case goTo(Screen)
  case nextScreen
  case help
  case log
  case nextTheme
  case slower
  case faster
  case redraw
  case suspend
  case quit
  case interrupt

  case pauseOrResume
  case stop
  case newRun
  case moreEpochs
  case switchScale
  case switchMeasure
  case switchSettings

  case move(Move)
  case open
  case goBack
  case switchPanel
  case left
  case right
  case search
  case clear
  case nextSort
  case reverseSort
  case nextMeasure
  case nextMinimum

  /// A step through a list.
  enum Move: Hashable, Sendable {
    case up
    case down
    case pageUp
    case pageDown
    case first
    case last
  }
}
