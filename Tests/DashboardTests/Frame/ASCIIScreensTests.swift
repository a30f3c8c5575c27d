import Cells
import Foundation
import Testing

@testable import Dashboard

/// Screens where a terminal shows nothing but ASCII.
@Suite struct `In ASCII` {
  private static let sizes = [
    Size(width: 80, height: 24), Size(width: 120, height: 36), Size(width: 200, height: 60),
  ]

  /// Signs of which one column says something else.
  private static let meanings = ["≥": ">=", "≤": "<=", "±": "+-", "→": "->", "≠": "!="]

  @Test(arguments: sizes) func `all screens and their sheets say what they mean`(_ size: Size) {
    for keys in ["1", "1v", "1e", "1w", "1n", "2", "2l", "3", "3l", "4", "5", "6", "?", ":", "L"] {
      var scenario = Scenario(size: size)
      scenario.train(epochs: 3, andSteps: 2)
      scenario.trainToTheEnd()
      scenario.type(keys)
      let canvas = view(scenario.state)
      for (row, ascii) in zip(canvas.lines, canvas.asciiFolded().lines) {
        #expect(ascii.allSatisfy { $0.isASCII })
        for (sign, word) in Self.meanings {
          #expect(ascii.ranges(of: word).count >= row.ranges(of: sign).count, "\(row) as \(ascii)")
        }
        // Of other alphabets than ours only titles are.
        let known = row.filter { $0.columns == 1 && $0.asciiStandIn == "?" && $0 != "?" }
        #expect(known.isEmpty, "\(known) in \(row)")
      }
    }
  }

  /// Every character that a string of the program's own holds, but for tables of letters.
  @Test func `every sign of ours has a stand-in of its own`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
    let files = try #require(
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    var unknown: [Character: String] = [:]
    for case let file as URL in files where file.pathExtension == "swift" {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      where !line.drop(while: { $0 == " " }).hasPrefix("//") {
        for character in line where !character.isASCII && character.asciiStandIn == "?" {
          unknown[character] = file.lastPathComponent
        }
      }
    }
    // Letters of titles: the Romanian ones are in no block of their own.
    #expect(unknown.filter { !["FoldedText.swift"].contains($0.value) && $0.key != "¿" }.isEmpty)
  }

  /// An arrow would become `<` or `v`, and these are other keys.
  @Test func `keys have words for their signs, in footer and help`() {
    var scenario = Scenario.trained("2", size: Size(width: 200, height: 60))
    scenario.state(in: .ascii)
    for keys in ["?", "/"] {
      scenario.press(.escape)
      scenario.type(keys)
      let screen = scenario.screen.replacing("↑ ↓ scroll", with: "")
      #expect(!screen.contains { "↑↓←→⇧".contains($0) }, "\(screen)")
    }
    scenario.press(.escape)
    scenario.type("?")
    #expect(scenario.screen.contains("left right h l"))
    #expect(scenario.screen.contains("up down k j"))
  }
}
