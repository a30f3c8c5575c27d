import Cells
import Foundation
import Testing

/// Compares a screen with the text of the same name under `Goldens`.
///
/// With `MARQUEE_RECORD_GOLDENS` set, writes what differs instead, and fails all the same, so that a green
/// run never hides a new picture.
func expectGolden(
  _ canvas: Canvas, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  expectGolden(text: canvas.describe(), named: name, sourceLocation: sourceLocation)
}

/// Compares a text with the one of the same name, in the same way.
func expectGolden(
  text actual: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Goldens/\(name).txt")
  let expected = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
  guard actual != expected else { return }
  if ProcessInfo.processInfo.environment["MARQUEE_RECORD_GOLDENS"] != nil {
    #expect(throws: Never.self, "recording \(name)", sourceLocation: sourceLocation) {
      try actual.write(to: url, atomically: true, encoding: .utf8)
    }
    Issue.record("recorded \(name): look at it, and run again", sourceLocation: sourceLocation)
  } else {
    Issue.record(
      "\(name) differs from its golden; it is now\n\(actual)", sourceLocation: sourceLocation)
  }
}
