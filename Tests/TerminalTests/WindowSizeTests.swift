import Cells
import Glibc
import Testing

@testable import Terminal

@Suite struct `The size of a window` {
  @Test(
    arguments: [
      (0, 0, Size(width: 80, height: 24)), (0, 30, Size(width: 80, height: 24)),
      (1, 1, Size(width: 1, height: 1)), (132, 43, Size(width: 132, height: 43)),
    ] as [(UInt16, UInt16, Size)])
  func `is what the system knows, or that of a usual terminal`(
    columns: UInt16, rows: UInt16, size: Size
  ) throws {
    let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    try #require(terminal >= 0)
    defer { close(terminal) }
    var window = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    #expect(ioctl(terminal, UInt(TIOCSWINSZ), &window) == 0)
    #expect(WindowSize(of: terminal).size == size)
  }

  @Test func `of what is no terminal is that of a usual one`() {
    #expect(WindowSize(of: -1).size == Size(width: 80, height: 24))
  }
}
