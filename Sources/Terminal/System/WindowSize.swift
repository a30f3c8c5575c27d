import Cells
import Glibc

/// Columns and rows as the system has them.
struct WindowSize {
  let size: Size

  /// - Parameter terminal: 80 × 24 where it doesn't know its own size (a serial line).
  init(of terminal: Int32) {
    var window = winsize()
    let isKnown = ioctl(terminal, UInt(TIOCGWINSZ), &window) == 0 && window.ws_col > 0
    size =
      isKnown
      ? Size(width: Int(window.ws_col), height: Int(window.ws_row)) : Size(width: 80, height: 24)
  }
}
