import Files
import FoundationEssentials
import Testing

@testable import Logs

/// Files of the writers themselves, by make_fixtures.py.
enum Fixture {
  static func path(_ name: String) -> String {
    #filePath.replacing("Support.swift", with: "Fixtures/\(name)")
  }

  static func bytes(_ name: String) throws -> [UInt8] { try InputFile.contents(of: path(name)) }

  /// What the writer's own reader found: for each name rows of a step or epoch, a time or none, and a value.
  static func expected(_ name: String) throws -> [String: [[Double]]] {
    let decoded = try JSONDecoder().decode(
      [String: [[Number]]].self, from: Data(try bytes("\(name).json")))
    return decoded.mapValues { $0.map { $0.map(\.value) } }
  }

  /// JSON has no numbers for `"nan"` and `"-inf"`.
  private struct Number: Decodable {
    let value: Double

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        value = try #require(Double(text))
      } else {
        value = try container.decode(Double.self)
      }
    }
  }
}

extension LogContents {
  /// Takes bytes in pieces of a size.
  mutating func read(_ bytes: [UInt8], pieces size: Int = .max) {
    bytes.withUnsafeBytes { all in
      var start = 0
      while start < all.count {
        let end = min(all.count, start + min(size, all.count))
        read(UnsafeRawBufferPointer(rebasing: all[start..<end]))
        start = end
      }
    }
    end()
  }

  init(_ text: String, pieces size: Int = .max) {
    self.init(file: "log")
    read(Array(text.utf8), pieces: size)
  }
}

extension LoggedRun {
  /// The points of a series as rows of step, or epoch where there is none, and value.
  func rows(_ name: String) -> [[Double]] {
    guard let series = self[name] else { return [] }
    return (0..<series.bucketCount).map { place in
      let bucket = series[place]
      return [bucket.step.isNaN ? bucket.epoch : bucket.step, bucket.mean]
    }
  }

  var messages: [String] { problems.first.map(\.description) }
}

/// Whether numbers are the same, NaN being the same as itself.
func same(_ a: [[Double]], _ b: [[Double]]) -> Bool {
  a.count == b.count
    && zip(a, b).allSatisfy { a, b in
      a.count == b.count && zip(a, b).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }
    }
}
