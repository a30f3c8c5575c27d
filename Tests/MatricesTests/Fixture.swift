import Foundation
import Matrices
import Models

/// Files that other programs wrote, and what their own readers make of them; Oracle/matrices.py makes both.
struct Fixture: Decodable {
  let matrix: [[Float]]
  let words: [String]
  /// By measure.
  let nearest: [String: Nearest]

  /// Of each row all others, the nearest first.
  struct Nearest: Decodable {
    let rows: [[Int]]
    let distances: [[Double]]
  }

  static func path(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)").path
  }

  static func read() throws -> Fixture {
    try JSONDecoder().decode(
      Fixture.self, from: Data(contentsOf: URL(filePath: path("expected.json"))))
  }

  /// All rows, one after another.
  var values: [Float] { matrix.flatMap { $0 } }
}
