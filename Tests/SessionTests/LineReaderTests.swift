import Dashboard
import Dispatch
import Files
import SystemPackage
import Testing

@testable import Session

/// Lines as they come out of bytes.
@Suite struct `Lines that are read` {
  private func text(_ events: [LinearEvent]) -> [String] {
    events.map {
      switch $0 {
      case .line(let line): line
      case .longLine: "(long)"
      case .endOfInput: "(end)"
      default: "(other)"
      }
    }
  }

  @Test func `end where they end, and at the end of the input`() {
    var cutter = LineCutter()
    #expect(text(cutter.take("a b\nc".utf8)) == ["a b"])
    #expect(text(cutter.take("d\n\n\u{E9}".utf8)) == ["cd", ""])
    #expect(text(cutter.end()) == ["\u{E9}", "(end)"])
    #expect(text(cutter.end()) == ["(end)"])
  }

  @Test func `are repaired, and not too long`() {
    var cutter = LineCutter()
    #expect(text(cutter.take([0x61, 0xFF, 0x0A])) == ["a\u{FFFD}"])
    let long = [UInt8](repeating: 0x61, count: LineCutter.longest + 1)
    #expect(text(cutter.take(long + [0x0A, 0x62, 0x0A])) == ["(long)", "b"])
  }

  /// More lines than may wait: who writes waits, and none is lost.
  @Test func `wait for those before them`() throws {
    let pipe = try FileDescriptor.pipe()
    let heard = DispatchSemaphore(value: 0)
    let reader = LineReader(LineSource(pipe.readEnd, isTerminal: false)) { heard.signal() }
    reader.begin()
    let count = 5_000
    DispatchQueue.global().async {
      let lines = (0..<count).map { "\($0)\n" }.joined()
      _ = try? pipe.writeEnd.writeAll(lines.utf8)
      try? pipe.writeEnd.close()
    }
    var lines: [String] = []
    while lines.last != "(end)" {
      try #require(heard.wait(timeout: .now() + 60) == .success)
      lines += text(reader.take())
      reader.allow(0)
    }
    #expect(lines == (0..<count).map { "\($0)" } + ["(end)"])
  }
}
